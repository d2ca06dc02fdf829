package io.heavyread.cache.local;

import io.heavyread.cache.feed.Replica;
import io.heavyread.protocol.wire.Frame;
import org.jspecify.annotations.Nullable;

/**
 * What a fill must bring to be installed: nothing older than what was heard of its id
 * since it began. Taken before the store is asked and kept until after the install, so it
 * outlives an eviction in between.
 */
final class FillToken implements Replica.Fill {

	private final String id;

	private final int generation;

	private final long knownBefore;

	private long knownVersion;

	FillToken(String id, int generation, long knownBefore) {
		this.id = id;
		this.generation = generation;
		this.knownBefore = knownBefore;
	}

	@Override
	public String id() {
		return this.id;
	}

	int generation() {
		return this.generation;
	}

	/** Take note of a version that exists. */
	synchronized void raise(long version) {
		this.knownVersion = Math.max(this.knownVersion, version);
	}

	@Override
	public synchronized boolean isVoid(@Nullable Frame frame) {
		return this.knownVersion > version(frame);
	}

	@Override
	public boolean isContradictedBy(@Nullable Frame frame) {
		return this.knownBefore > version(frame);
	}

	private static long version(@Nullable Frame frame) {
		return (frame != null) ? frame.header().sequence() : 0;
	}

}
