/**
 * A load generator for HTTP/1.1: as fast as the server answers, or at a fixed rate with
 * latencies that count from when a request was due.
 */
@NullMarked
package io.heavyread.bench.load;

import org.jspecify.annotations.NullMarked;
