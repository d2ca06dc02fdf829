package io.heavyread.cache;

import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The near cache as operators look into it. Reading counts no hit and changes no recency;
 * any thread may call.
 */
public interface CacheContents {

	/** Return the number of entries, tombstones included. */
	long size();

	/** Return the estimated bytes that the entries take. */
	long weightBytes();

	/** Return the bound on {@link #weightBytes()}. */
	long maxWeightBytes();

	/** Return how many entries were evicted to keep the bound. */
	long evictions();

	/** Return what is cached for the id. */
	@Nullable Entry get(String id);

	/** Iterate over all entries, weakly consistent. */
	Iterator<? extends Entry> iterator();

	/**
	 * Return about the hottest entries, hottest first, at most {@code limit}; takes the
	 * eviction lock.
	 */
	List<Entry> hottest(int limit);

	/** Remove one entry. It is loaded again on demand. */
	boolean evict(String id);

	/** Remove all entries and return how many there were. */
	long evictAll();

}
