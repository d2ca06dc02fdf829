/**
 * Reads over HTTP, measured side by side with peers in interleaved rounds of one run.
 */
@NullMarked
package io.heavyread.bench.http;

import org.jspecify.annotations.NullMarked;
