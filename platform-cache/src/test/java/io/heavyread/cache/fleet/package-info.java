/** What members prove to each other. */
@NullMarked
package io.heavyread.cache.fleet;

import org.jspecify.annotations.NullMarked;
