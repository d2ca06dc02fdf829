package io.heavyread.cache.source;

import java.util.OptionalLong;

/**
 * What is known of the server that answered a poll.
 *
 * @param isPrimary whether it says so itself
 * @param confirmedNanos the {@link System#nanoTime()} as of which others confirmed it as
 * the primary; empty when they do not
 * @param askedNanos the {@link System#nanoTime()} at which its address was asked for
 */
public record Server(boolean isPrimary, OptionalLong confirmedNanos, long askedNanos) {

	/** Tell whether it may prove anything. */
	boolean isTrusted() {
		return this.isPrimary && this.confirmedNanos.isPresent();
	}

}
