package io.heavyread.cache.warmup;

import java.time.Duration;

/**
 * How a reader warms up before it is ready.
 *
 * @param policy what
 * @param time how long at most
 * @param limit most posts for recent and hottest
 * @param postsPerSecond most posts in a second
 */
public record StartUpSettings(StartUpPolicy policy, Duration time, int limit, int postsPerSecond) {
}
