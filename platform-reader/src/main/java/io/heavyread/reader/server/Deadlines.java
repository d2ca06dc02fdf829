package io.heavyread.reader.server;

import io.heavyread.reader.traffic.Traffic;

/**
 * The time limits of connections, and the counting of their ends. Shared by all
 * connections of a server.
 */
final class Deadlines {

	private final Traffic traffic;

	private final long headNanos;

	private final long idleNanos;

	private final long writeNanos;

	private final long lingerNanos;

	Deadlines(ReaderProperties properties, Traffic traffic) {
		this.traffic = traffic;
		this.headNanos = properties.headTimeout().toNanos();
		this.idleNanos = properties.idleTimeout().toNanos();
		this.writeNanos = properties.writeTimeout().toNanos();
		this.lingerNanos = properties.lingerTimeout().toNanos();
	}

	/** Return how often to look at a connection: often enough for the shortest limit. */
	long sweepNanos() {
		long shortest = Math.min(Math.min(this.headNanos, this.idleNanos), Math.min(this.writeNanos, this.lingerNanos));
		return Math.max(10_000_000, Math.min(250_000_000, shortest / 4));
	}

	boolean isHeadLate(long nanos) {
		return nanos > this.headNanos;
	}

	/**
	 * Tell whether a connection has been in its phase for too long.
	 * @param closingIdle whether idle connections are not wanted any more
	 */
	boolean isOver(Phase phase, long nanos, boolean closingIdle) {
		return switch (phase) {
			case READING -> closingIdle || nanos > this.idleNanos;
			case BLOCKED, ENDING -> nanos > this.writeNanos && timedOut();
			case LINGERING -> nanos > this.lingerNanos;
			case LOADING, CLOSED -> false;
		};
	}

	boolean timedOut() {
		this.traffic.countTimeout();
		return true;
	}

	void recordBatch(long nanos) {
		this.traffic.recordBatch(nanos);
	}

	void closed() {
		this.traffic.releaseConnection();
	}

}
