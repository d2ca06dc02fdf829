package io.heavyread.reader.answer;

import io.heavyread.reader.http.ResponseHeads;
import io.heavyread.reader.traffic.LaneCounters;

/**
 * What the answers of one event loop share. For that thread only, but for the counters
 * and the begin of a drain.
 */
public final class Lane {

	private static final int SAMPLE = 16;

	private final LaneCounters counters;

	private final ResponseHeads heads;

	private long random = System.nanoTime() | 1;

	private volatile boolean draining;

	/** Create the lane of one event loop. */
	public Lane(LaneCounters counters, ResponseHeads heads) {
		this.counters = counters;
		this.heads = heads;
	}

	LaneCounters counters() {
		return this.counters;
	}

	/** Return the shared heads, as of the last refresh. */
	ResponseHeads heads() {
		return this.heads;
	}

	/** Tell whether every response shall end its connection. */
	boolean isDraining() {
		return this.draining;
	}

	/** Begin to drain; any thread may call. */
	public void drain() {
		this.draining = true;
	}

	/**
	 * Return how many hits to record for an entry: now and then a whole sample, else
	 * none. By chance, so that no order of requests is preferred.
	 */
	int sampledHits() {
		long next = this.random;
		next ^= next << 13;
		next ^= next >>> 7;
		next ^= next << 17;
		this.random = next;
		return ((next & (SAMPLE - 1)) == 0) ? SAMPLE : 0;
	}

}
