/** Loads on a miss: once per id, however many requests wait. */
@NullMarked
package io.heavyread.cache.load;

import org.jspecify.annotations.NullMarked;
