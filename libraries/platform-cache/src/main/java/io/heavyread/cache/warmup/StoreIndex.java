package io.heavyread.cache.warmup;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The ids of the posts that live in the store. Calls block for a round trip or a few, and
 * fail with a {@link io.heavyread.protocol.StoreException} when the store does not
 * answer. Any thread may call.
 */
public interface StoreIndex {

	/** Return the number of living posts. */
	long size();

	/**
	 * Return ids in the order of their last writes, newest first. What is written in the
	 * meantime is not repeated and displaces nothing.
	 * @param cursor {@link Slice#next()} of the slice before, null for the first slice
	 * @param limit most ids to return
	 */
	Slice newest(@Nullable String cursor, int limit);

	/**
	 * Return ids that begin with the prefix, in no order; an id may come twice.
	 * @param cursor {@link Slice#next()} of the slice before, null for the first slice
	 * @param limit about how many ids of the index to look at
	 */
	Slice withPrefix(String prefix, @Nullable String cursor, int limit);

	/** Return the ids that the readers published as their hottest, hottest first. */
	List<String> hottest();

	/**
	 * A part of a walk through the index.
	 *
	 * @param ids some ids, perhaps none
	 * @param next where to go on, null at the end
	 */
	record Slice(List<String> ids, @Nullable String next) {
	}

}
