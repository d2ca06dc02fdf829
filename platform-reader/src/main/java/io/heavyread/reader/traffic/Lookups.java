package io.heavyread.reader.traffic;

import org.jspecify.annotations.Nullable;

/**
 * Look-ups for posts.
 *
 * @param hits answered from memory, proven fresh
 * @param misses answered by asking the store
 * @param stale answered from memory, marked as stale
 */
public record Lookups(long hits, long misses, long stale) {

	/** Return the number of all look-ups. */
	public long total() {
		return this.hits + this.misses + this.stale;
	}

	/** Return the share of hits, null when there were no look-ups. */
	public @Nullable Double hitRatio() {
		return (total() > 0) ? (double) this.hits / total() : null;
	}

	Lookups minus(Lookups earlier) {
		return new Lookups(this.hits - earlier.hits, this.misses - earlier.misses, this.stale - earlier.stale);
	}

}
