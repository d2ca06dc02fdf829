package io.heavyread.cache.warmup;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * What warm-ups are run with.
 *
 * @param instance the reader's id, for the thread's name
 * @param postsPerSecond most posts that a job loads in a second
 * @param nanoTime the monotonic clock
 * @param clock the wall clock
 */
record WarmUpSettings(String instance, int postsPerSecond, LongSupplier nanoTime, InstantSource clock) {
}
