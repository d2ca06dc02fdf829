package io.heavyread.cache.load;

import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Load;

/**
 * One load in flight, shared by all who wait for it.
 *
 * @param id what is loaded
 * @param source why
 * @param startNanos when it began
 * @param future completes with the outcome
 */
record Flight(String id, Entry.Source source, long startNanos, CompletableFuture<Load> future) {

	static Flight to(String id, Entry.Source source, long startNanos) {
		return new Flight(id, source, startNanos, new CompletableFuture<>());
	}

}
