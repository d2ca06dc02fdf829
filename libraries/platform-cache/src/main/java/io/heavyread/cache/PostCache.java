package io.heavyread.cache;

import java.util.concurrent.CompletableFuture;

import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.Position;
import org.jspecify.annotations.Nullable;

/**
 * The near cache as a server of posts uses it. One per reader; every method may be called
 * from any thread and returns at once.
 * <p>
 * An entry may be served as a hit only while {@link #isLeased} holds and
 * {@link #isCurrent} is true for it. Callers take {@code nanoTime} once per batch of
 * requests and pass it in.
 */
public interface PostCache {

	/**
	 * Return what is cached for the id, proven or not, post or tombstone. The eviction
	 * policy learns nothing of it.
	 */
	@Nullable Entry get(String id);

	/**
	 * Count hits of an entry and let the eviction policy know of one of them. To be
	 * called for a sample of the hits: the policy's bookkeeping costs more than a
	 * look-up.
	 * @param hits how many hits the sample stands for
	 */
	void recordHits(Entry entry, int hits);

	/**
	 * Tell whether cached answers are proven to be at most max-staleness old at this
	 * {@link System#nanoTime()}.
	 */
	boolean isLeased(long nanoTime);

	/**
	 * Tell whether the entry belongs to the history that the lease is about and nothing
	 * newer is known.
	 */
	boolean isCurrent(Entry entry);

	/**
	 * Tell whether a load has lately proven that there is no such post; valid under the
	 * lease only.
	 */
	boolean isKnownAbsent(String id);

	/**
	 * Load the id from the store, once for all who ask at the same time. The future never
	 * fails and completes within the load time-out, on an unspecified thread.
	 */
	CompletableFuture<Load> load(String id);

	/**
	 * Load the id from the store, so that the answer reflects every write up to the
	 * version; unknown when the store itself has not got there. Otherwise like
	 * {@link #load(String)}.
	 */
	CompletableFuture<Load> load(String id, long minVersion);

	/**
	 * Return the nanoseconds since freshness was last proven for the entry,
	 * {@link Long#MAX_VALUE} if never.
	 */
	long proofAgeNanos(Entry entry, long nanoTime);

	/**
	 * Return the longest time without proof after which entries may still be served,
	 * marked as stale.
	 */
	long maxStaleNanos();

	/** Return the position up to which every write is reflected. */
	Position position();

	/** Return the state of the feed. */
	FeedState state();

}
