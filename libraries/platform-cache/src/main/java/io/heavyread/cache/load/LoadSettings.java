package io.heavyread.cache.load;

import java.time.Duration;

/**
 * The bounds on loads.
 *
 * @param timeout time after which a load answers that it does not know
 * @param maxInFlight ids that requests may have in flight at the same time
 */
public record LoadSettings(Duration timeout, int maxInFlight) {
}
