package io.heavyread.cache.feed;

import java.util.Arrays;
import java.util.TreeSet;

import io.heavyread.cache.source.FeedStore;
import io.heavyread.protocol.Position;

/**
 * Acknowledges versions that writers wait for, at once or as soon as they are reached.
 * Bounded: beyond that, writers run into their time-out. One thread.
 */
final class WantedAcknowledgements {

	private static final int MAX = 10_000;

	private static final int LAGS = 4096;

	/** Said when nobody measured. */
	private static final long UNKNOWN_LAG = -1;

	private final FeedStore store;

	private final TreeSet<Long> versions = new TreeSet<>();

	private final long[] lagMicros = new long[LAGS];

	private final long[] lagVersions = new long[LAGS];

	WantedAcknowledgements(FeedStore store) {
		this.store = store;
		Arrays.fill(this.lagVersions, -1);
	}

	/** Note how long a version took. */
	void applied(long version, long lag) {
		this.lagVersions[slot(version)] = version;
		this.lagMicros[slot(version)] = lag;
	}

	/**
	 * Wait for a version.
	 * @return whether it is reached already
	 */
	boolean add(long version, Position position) {
		if (version <= position.sequence()) {
			acknowledge(version);
			return true;
		}
		if (this.versions.size() < MAX) {
			this.versions.add(version);
		}
		return false;
	}

	/** Acknowledge what is reached. */
	void reached(Position position) {
		while (!this.versions.isEmpty() && this.versions.first() <= position.sequence()) {
			acknowledge(this.versions.first());
			this.versions.pollFirst();
		}
	}

	private void acknowledge(long version) {
		boolean measured = this.lagVersions[slot(version)] == version;
		this.store.acknowledge(version, measured ? this.lagMicros[slot(version)] : UNKNOWN_LAG);
	}

	private static int slot(long version) {
		return (int) (version & (LAGS - 1));
	}

}
