package io.heavyread.cache.failover;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import io.heavyread.cache.faults.Committed;
import org.jspecify.annotations.Nullable;

/** What the surviving store has of one post: its versions, and when each was told. */
final class KeptPost {

	private static final long NEVER = Long.MAX_VALUE;

	/** By version, when the client of this or of a later write was told first. */
	private final NavigableMap<Long, Long> toldNanos = new TreeMap<>();

	/**
	 * By version of a delete, when it was sent; the least number when that is not known.
	 */
	private final Map<Long, Long> deletes = new HashMap<>();

	/** Add the post's next version, from the last to the first. */
	void addBefore(KeptWrite kept, @Nullable Committed write) {
		long later = this.toldNanos.isEmpty() ? NEVER : this.toldNanos.firstEntry().getValue();
		this.toldNanos.put(kept.sequence(), (write != null) ? earlier(write.endNanos(), later) : later);
		if (kept.delete()) {
			this.deletes.put(kept.sequence(), (write != null) ? write.startNanos() : Long.MIN_VALUE);
		}
	}

	private static long earlier(long one, long other) {
		return (other == NEVER || one - other < 0) ? one : other;
	}

	/**
	 * Return for how long clients had known of a later version when the given one was
	 * answered, 0 when none had.
	 */
	long ageNanos(long version, long sentNanos) {
		Map.Entry<Long, Long> later = this.toldNanos.higherEntry(version);
		return (later == null || later.getValue() == NEVER) ? 0 : Math.max(0, sentNanos - later.getValue());
	}

	/** Return the version that a 404 stands for at best: the last delete sent by then. */
	long absence(long sentNanos) {
		return this.deletes.entrySet()
			.stream()
			.filter((delete) -> delete.getValue() == Long.MIN_VALUE || delete.getValue() - sentNanos < 0)
			.mapToLong(Map.Entry::getKey)
			.max()
			.orElse(0);
	}

}
