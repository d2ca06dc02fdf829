package io.heavyread.console.store;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The store, to look at. Any thread may call; each call ends within a second and fails
 * with a {@link StoreUnavailableException} when the store does not answer.
 */
public interface StoreView {

	/** Return what the store is and knows. */
	StoreSummary summary();

	/** Return the post or its tombstone, empty when the store has never heard of it. */
	Optional<StoredPost> post(String id);

	/** Return the living posts, newest write first, without their bodies. */
	List<StoredVersion> newest(long offset, int limit);

	/** Return which writes the store holds; ids that it does not know are missing. */
	Map<String, StoredVersion> versions(Collection<String> ids);

	/** Return some living posts by chance, at most that many, each once. */
	List<String> someIds(int count);

	/**
	 * Return the writes of one post that the log still has, newest first, at most that
	 * many, looking back over a bounded part of the log.
	 */
	List<LogWrite> writes(String id, int limit);

}
