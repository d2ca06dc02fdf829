package io.heavyread.store;

import java.util.concurrent.atomic.AtomicLong;

/**
 * What a writer found in the store that must not be. One per writer; any thread may call.
 */
public final class StoreAlarms {

	private final AtomicLong lostWrites = new AtomicLong();

	private volatile long missingPosts;

	private volatile boolean evicting;

	/** Take note of writes that were acknowledged here and are not in the store. */
	public void lost(long writes) {
		this.lostWrites.addAndGet(writes);
	}

	/** Return how many writes that were acknowledged here were found lost. */
	public long lostWrites() {
		return this.lostWrites.get();
	}

	/**
	 * Take note of how many posts the index named that were not there when a history was
	 * opened.
	 */
	public void missing(long posts) {
		this.missingPosts = posts;
	}

	/** Return how many posts were missing when a history was opened last. */
	public long missingPosts() {
		return this.missingPosts;
	}

	/** Take note of whether the store deletes keys when it is full. */
	public void evicting(boolean evicts) {
		this.evicting = evicts;
	}

	/** Tell whether the store deletes keys when it is full. */
	public boolean isEvicting() {
		return this.evicting;
	}

}
