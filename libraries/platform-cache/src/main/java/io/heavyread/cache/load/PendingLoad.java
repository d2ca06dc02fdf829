package io.heavyread.cache.load;

import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Load;

/** One load in flight, shared by all who wait for it. Any thread. */
final class PendingLoad {

	private final String id;

	private final Entry.Source source;

	private final long startNanos;

	private final CompletableFuture<Load> future = new CompletableFuture<>();

	private volatile long reflects = -1;

	/**
	 * Create a flight.
	 * @param id what is loaded
	 * @param source why
	 * @param startNanos when it began
	 */
	PendingLoad(String id, Entry.Source source, long startNanos) {
		this.id = id;
		this.source = source;
		this.startNanos = startNanos;
	}

	String id() {
		return this.id;
	}

	Entry.Source source() {
		return this.source;
	}

	long startNanos() {
		return this.startNanos;
	}

	/** Return what completes with the outcome; it never fails. */
	CompletableFuture<Load> future() {
		return this.future;
	}

	/** Tell whether the outcome reflects every write up to the version. */
	boolean reflects(long version) {
		return this.reflects >= version;
	}

	/**
	 * End the flight.
	 * @param reflected the version up to which the outcome reflects every write
	 */
	void end(Load load, long reflected) {
		this.reflects = reflected;
		this.future.complete(load);
	}

}
