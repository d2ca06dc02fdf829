/** What readers answer most, published for the fleet. */
@NullMarked
package io.heavyread.cache.heat;

import org.jspecify.annotations.NullMarked;
