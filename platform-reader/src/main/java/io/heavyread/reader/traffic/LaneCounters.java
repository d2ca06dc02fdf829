package io.heavyread.reader.traffic;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The counters of one event loop. Only that thread counts, with plain reads and ordered
 * writes, so that counting contends with nobody; any thread may read.
 */
@SuppressWarnings("EnumOrdinal") // Indexes of an array that lives as long as the class.
public final class LaneCounters {

	private static final int STATUSES = 3;

	private final AtomicLongArray counts = new AtomicLongArray(STATUSES + Statuses.SIZE);

	/** Count a look-up for a post. */
	public void count(Lookup lookup) {
		increment(lookup.ordinal());
	}

	/** Count a response. */
	public void count(int status) {
		increment(STATUSES + Statuses.index(status));
	}

	private void increment(int index) {
		this.counts.lazySet(index, this.counts.getPlain(index) + 1);
	}

	long get(Lookup lookup) {
		return this.counts.get(lookup.ordinal());
	}

	long get(int status) {
		return this.counts.get(STATUSES + Statuses.index(status));
	}

}
