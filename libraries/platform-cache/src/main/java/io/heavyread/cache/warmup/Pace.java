package io.heavyread.cache.warmup;

import java.util.function.LongSupplier;

/**
 * Keeps a rate over time: tells how long to wait before the next posts. One thread.
 */
final class Pace {

	/** Lateness that may be made up for. */
	private static final long MAX_LATE_NANOS = 100_000_000;

	private final double nanosPerPost;

	private final LongSupplier nanoTime;

	private long nextNanos;

	Pace(int postsPerSecond, LongSupplier nanoTime) {
		this.nanosPerPost = 1e9 / postsPerSecond;
		this.nanoTime = nanoTime;
		this.nextNanos = nanoTime.getAsLong();
	}

	/** Return the nanoseconds to wait before these posts, and count them. */
	long delayNanos(int posts) {
		long now = this.nanoTime.getAsLong();
		long begin = (this.nextNanos - now < -MAX_LATE_NANOS) ? now - MAX_LATE_NANOS : this.nextNanos;
		this.nextNanos = begin + (long) (posts * this.nanosPerPost);
		return Math.max(0, begin - now);
	}

}
