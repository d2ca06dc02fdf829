/** Warm-up: filling the near cache before or without demand, bounded and as a job. */
@NullMarked
package io.heavyread.cache.warmup;

import org.jspecify.annotations.NullMarked;
