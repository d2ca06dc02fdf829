/** What many posts cost a reader: memory, and the time until it is ready. */
@NullMarked
package io.heavyread.bench.footprint;

import org.jspecify.annotations.NullMarked;
