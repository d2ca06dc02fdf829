package io.heavyread.cache.warmup;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.Load;

/** Where warm-ups put posts. Any thread may call; calls return at once. */
interface WarmUpTarget {

	/** Tell whether loads can be trusted and kept at this moment. */
	boolean isReady();

	/** Tell whether the id is cached, and nothing newer is known. */
	boolean isCurrent(String id);

	/**
	 * Return about how many more posts fit without evicting one, 0 or less when it is
	 * full.
	 */
	long room();

	/**
	 * Load the posts with one request to the store.
	 * @return completes with the outcomes in the order of the ids; never fails
	 */
	CompletableFuture<List<Load>> load(List<String> ids);

}
