package io.heavyread.cache.feed;

import java.time.Duration;

/**
 * The feed's intervals and switches.
 *
 * @param pollInterval time between two polls
 * @param pushEnabled whether messages are used; without them the log brings every change
 */
public record FeedSettings(Duration pollInterval, boolean pushEnabled) {
}
