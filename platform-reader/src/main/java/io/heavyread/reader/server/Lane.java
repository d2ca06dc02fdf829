package io.heavyread.reader.server;

import java.util.LinkedHashSet;
import java.util.Set;

import io.heavyread.reader.http.ResponseHeads;
import io.heavyread.reader.traffic.LaneCounters;

/**
 * What the connections of one event loop share. For that thread only, but for the
 * counters and the begin of a drain.
 */
final class Lane {

	private static final int SAMPLE = 16;

	private final LaneCounters counters;

	private final ResponseHeads heads;

	private final Set<Connection> connections = new LinkedHashSet<>();

	private final WaitingConnections waiting;

	private long random = System.nanoTime() | 1;

	private volatile boolean draining;

	private boolean closingIdle;

	Lane(LaneCounters counters, ResponseHeads heads, WaitingConnections waiting) {
		this.counters = counters;
		this.heads = heads;
		this.waiting = waiting;
	}

	LaneCounters counters() {
		return this.counters;
	}

	/** Return the shared heads, as of the last refresh. */
	ResponseHeads heads() {
		return this.heads;
	}

	Set<Connection> connections() {
		return this.connections;
	}

	/** Return those whose clients have to read. */
	WaitingConnections waiting() {
		return this.waiting;
	}

	/** Tell whether every response shall end its connection. */
	boolean isDraining() {
		return this.draining;
	}

	/** Begin to drain; any thread may call. */
	void drain() {
		this.draining = true;
	}

	/** Tell whether connections without a request are closed. */
	boolean isClosingIdle() {
		return this.closingIdle;
	}

	void closeIdle() {
		this.closingIdle = true;
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
