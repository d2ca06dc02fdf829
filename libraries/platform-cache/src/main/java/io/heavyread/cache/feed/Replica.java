package io.heavyread.cache.feed;

import java.util.List;

import io.heavyread.cache.Entry;
import io.heavyread.cache.proof.Evidence;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.FrameHeader;
import org.jspecify.annotations.Nullable;

/**
 * The near cache as the feed and the loader change it. Any thread may call; for one id,
 * changes are atomic and ordered by (generation, version).
 */
public interface Replica {

	/** Return what is cached for the id, proven or not. */
	@Nullable Entry get(String id);

	/** Count hits of an entry and let the eviction policy know of one of them. */
	void recordHits(Entry entry, int hits);

	/**
	 * Tell whether a fill of the current generation has lately proven that there is no
	 * such post.
	 */
	boolean isKnownAbsent(String id);

	/** Return the current generation. Entries of another one are suspect. */
	int generation();

	/**
	 * Begin a new generation: everything cached becomes suspect, fills in flight become
	 * void. The feed's thread calls.
	 */
	int nextGeneration();

	/**
	 * Install the write of a frame unless something as new is there; forget a proof of
	 * absence.
	 */
	void install(Frame frame, Entry.Source source);

	/**
	 * Take note that the id was written at the version: fills that began before become
	 * void unless they bring it, an older entry becomes suspect.
	 * @return whether the id is cached
	 */
	boolean invalidate(String id, long version);

	/** Begin a fill. Call before the store is asked, and {@link #endFill} in any case. */
	Fill beginFill(String id);

	/**
	 * Install what a fill loaded, a tombstone included, or remember for a short time that
	 * there is no such post. Call only with what {@link Evidence} has found good.
	 * @return the entry to answer with, which is in place; null when the fill is void or
	 * there is no post, which {@link Fill#isVoid} tells apart
	 */
	@Nullable Entry completeFill(Fill fill, @Nullable Frame frame, Entry.Source source);

	/** End a fill, completed or not. */
	void endFill(Fill fill);

	/**
	 * Declare the cached entry current if the stored header says that it still is.
	 * @param atGeneration the generation in which the header was asked for
	 * @return whether nothing is left to do: the id is current, or not cached any more
	 */
	boolean promote(String id, FrameHeader header, int atGeneration);

	/**
	 * Forget the id, because the store proved in the given generation that it has none.
	 */
	void dropSuspect(String id, int atGeneration);

	/** Return the number of entries, tombstones included. */
	long size();

	/** Return the ids of all suspect entries, about the hottest first. */
	List<String> suspects();

	/** A fill in flight: what it must reach to be installed. */
	interface Fill {

		/** Return the id that is loaded. */
		String id();

		/**
		 * Tell whether what the store answers to this fill may no longer be installed.
		 */
		boolean isVoid(@Nullable Frame frame);

		/**
		 * Tell whether the answer is older than what was known before the store was
		 * asked: then the store has lost writes.
		 */
		boolean isContradictedBy(@Nullable Frame frame);

	}

}
