package io.heavyread.cache.proof;

import java.time.Duration;

/**
 * The time until which freshness is proven. Written by the feed's thread, read by all.
 */
public final class Lease {

	/** Kept back for the time between the check and the sending of an answer. */
	private static final double MARGIN = 0.05;

	private final long durationNanos;

	private volatile long untilNanos;

	private volatile long provenNanos;

	private volatile boolean proven;

	private volatile boolean held;

	private volatile long suspectProvenNanos;

	private volatile boolean suspectProven;

	/** Create a lease that was never granted. */
	public Lease(Duration maxStaleness) {
		this.durationNanos = (long) (maxStaleness.toNanos() * (1 - MARGIN));
	}

	/**
	 * Extend the lease by a proof that held at this {@link System#nanoTime()}; an older
	 * proof changes nothing.
	 */
	void prove(long atNanos) {
		if (!this.proven || atNanos - this.provenNanos > 0) {
			this.provenNanos = atNanos;
			this.proven = true;
		}
		this.untilNanos = this.provenNanos + this.durationNanos;
		this.held = true;
	}

	/** End the lease now. */
	void withdraw() {
		this.held = false;
	}

	/**
	 * Note that everything cached is suspect: later proofs are about what is installed
	 * from now on.
	 */
	void suspectAll() {
		this.suspectProvenNanos = this.provenNanos;
		this.suspectProven = this.proven;
	}

	/**
	 * Tell whether there has been no proof for longer than one lasts; never before the
	 * first.
	 */
	public boolean hasLapsed(long nanoTime) {
		return this.proven && nanoTime - this.untilNanos >= 0;
	}

	/** Tell whether a proof that held at a time is still worth something now. */
	boolean isWorth(long atNanos, long nowNanos) {
		return nowNanos - atNanos < this.durationNanos;
	}

	/** Tell whether freshness is proven at this time. */
	public boolean holds(long nanoTime) {
		return this.held && nanoTime - this.untilNanos < 0;
	}

	/**
	 * Return the nanoseconds since the last proof, {@link Long#MAX_VALUE} if there was
	 * none.
	 */
	public long ageNanos(long nanoTime) {
		return this.proven ? Math.max(0, nanoTime - this.provenNanos) : Long.MAX_VALUE;
	}

	/**
	 * Return the nanoseconds since the last proof about what is now suspect,
	 * {@link Long#MAX_VALUE} if there was none.
	 */
	public long suspectAgeNanos(long nanoTime) {
		return this.suspectProven ? Math.max(0, nanoTime - this.suspectProvenNanos) : Long.MAX_VALUE;
	}

}
