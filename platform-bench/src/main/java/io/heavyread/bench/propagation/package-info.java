/** Benchmarks of the way of a change: from the write script into the readers' caches. */
@NullMarked
package io.heavyread.bench.propagation;

import org.jspecify.annotations.NullMarked;
