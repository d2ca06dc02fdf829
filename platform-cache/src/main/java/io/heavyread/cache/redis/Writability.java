package io.heavyread.cache.redis;

import java.time.Duration;

/**
 * Whether writes can succeed, as the keeper of the history last saw it. One thread
 * writes, any reads.
 */
public final class Writability {

	private static final Duration VALID = Duration.ofSeconds(2);

	private volatile boolean writable;

	private volatile long seenNanos;

	void seen(boolean canWrite) {
		this.seenNanos = System.nanoTime();
		this.writable = canWrite;
	}

	/** Tell whether a look at most two seconds ago found that writes can succeed. */
	public boolean isWritable() {
		return this.writable && System.nanoTime() - this.seenNanos < VALID.toNanos();
	}

}
