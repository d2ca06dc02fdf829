package io.heavyread.cache.local;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * What a local cache is made with.
 *
 * @param maxWeightBytes bound on the bytes that all entries take
 * @param gzipMinSize smallest body, in bytes, for which a gzip variant is prepared
 * @param absentFor how long a proof of absence is remembered
 * @param executor runs Caffeine's maintenance
 * @param nanoTime the monotonic clock
 * @param clock the wall clock
 */
public record LocalCacheSettings(long maxWeightBytes, int gzipMinSize, Duration absentFor, Executor executor,
		LongSupplier nanoTime, InstantSource clock) {
}
