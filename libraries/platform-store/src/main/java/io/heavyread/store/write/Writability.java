package io.heavyread.store.write;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Whether writes can succeed, as the keeper of the history last saw it, or a write since
 * that the store refused. Any thread may call.
 */
public final class Writability {

	private static final Duration VALID = Duration.ofSeconds(2);

	private volatile boolean writable;

	private volatile long seenNanos;

	private volatile @Nullable String refusal;

	public void seen(boolean canWrite) {
		this.seenNanos = System.nanoTime();
		this.writable = canWrite;
	}

	/** Tell whether a look at most two seconds ago found that writes can succeed. */
	public boolean isWritable() {
		return this.writable && this.refusal == null && System.nanoTime() - this.seenNanos < VALID.toNanos();
	}

	/** Refuse all writes from now on for this reason, or none for null. */
	public void refuse(@Nullable String reason) {
		this.refusal = reason;
	}

	/** Return why all writes are refused before they are sent, null when they are not. */
	public @Nullable String refusal() {
		return this.refusal;
	}

}
