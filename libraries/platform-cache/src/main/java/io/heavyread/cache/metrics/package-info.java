/** Micrometer meters of the near cache and its feed. */
@NullMarked
package io.heavyread.cache.metrics;

import org.jspecify.annotations.NullMarked;
