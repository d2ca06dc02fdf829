/** What the console wants to know of the store. */
@NullMarked
package io.heavyread.console.store;

import org.jspecify.annotations.NullMarked;
