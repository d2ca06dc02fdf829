package io.heavyread.cache.local;

import com.github.benmanes.caffeine.cache.Weigher;
import io.heavyread.cache.Representation;
import org.jspecify.annotations.Nullable;

/**
 * Counts what an entry takes in memory: body, head, gzip variant, id and the objects
 * around them.
 */
public final class EntryWeigher implements Weigher<String, CachedEntry> {

	/**
	 * Bytes of the objects of one entry on a 64-bit JVM with compressed references: the
	 * entry (64), its id's string and array (40), the node of Caffeine (56), the node and
	 * slot of its hash table (38).
	 */
	static final int ENTRY_OVERHEAD = 198;

	/** Bytes of the header of a representation's array. */
	static final int REPRESENTATION_OVERHEAD = 16;

	@Override
	public int weigh(String id, CachedEntry entry) {
		long weight = ENTRY_OVERHEAD + (long) id.length() + weigh(entry.plain()) + weigh(entry.gzip());
		return (int) Math.min(weight, Integer.MAX_VALUE);
	}

	private static long weigh(@Nullable Representation representation) {
		return (representation != null) ? REPRESENTATION_OVERHEAD + (long) representation.bytes().length : 0;
	}

}
