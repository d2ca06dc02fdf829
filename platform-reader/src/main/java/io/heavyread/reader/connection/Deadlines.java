package io.heavyread.reader.connection;

import java.time.Duration;

/**
 * The time limits of connections.
 *
 * @param head longest time from the first byte of a request head to its end
 * @param idle longest time without a request
 * @param write longest time that a client may leave the write buffer full
 * @param linger longest wait for the client's end of a connection that is over
 */
public record Deadlines(Duration head, Duration idle, Duration write, Duration linger) {

	private static final long SHORTEST_SWEEP_NANOS = 10_000_000;

	private static final long LONGEST_SWEEP_NANOS = 250_000_000;

	/** Return how often to look at a connection: often enough for the shortest limit. */
	long sweepNanos() {
		long shortest = Math.min(Math.min(this.head.toNanos(), this.idle.toNanos()),
				Math.min(this.write.toNanos(), this.linger.toNanos()));
		return Math.max(SHORTEST_SWEEP_NANOS, Math.min(LONGEST_SWEEP_NANOS, shortest / 4));
	}

	boolean isHeadLate(long nanos) {
		return nanos > this.head.toNanos();
	}

	/** Tell whether a connection has been in its phase for too long. */
	boolean isOver(Phase phase, long nanos) {
		return switch (phase) {
			case READING -> nanos > this.idle.toNanos();
			case BLOCKED, ENDING -> nanos > this.write.toNanos();
			case LINGERING -> nanos > this.linger.toNanos();
			case LOADING, CLOSED -> false;
		};
	}

}
