package io.heavyread.bench.footprint;

import io.heavyread.bench.machine.Usage;
import io.heavyread.bench.server.ReaderServer;
import io.heavyread.bench.server.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The start of a reader that loads all posts of a store before it is ready.
 *
 * @param posts how many it had when it was ready
 * @param seconds from the start of the process to ready
 * @param residentBytes what the process then took of the machine's memory
 * @param weightBytes what its cache counted
 */
record ColdStart(long posts, double seconds, long residentBytes, long weightBytes) {

	/**
	 * Measure.
	 * @param heap the reader's heap, as {@code -Xmx} takes it
	 */
	static ColdStart measure(Store store, String heap) {
		long start = System.nanoTime();
		try (ReaderServer reader = ReaderServer.start("reader-cold", heap, store.address(),
				"platform.cache.max-weight=2GB", "platform.reader.warm-up=all", "platform.reader.warm-up-time=120s")) {
			double seconds = (System.nanoTime() - start) / 1e9;
			JsonNode state = JsonMapper.shared().readTree(reader.state());
			return new ColdStart(state.get("entries").asLong(), seconds, Usage.residentBytes(reader.pid()),
					state.get("weightBytes").asLong());
		}
	}

	/** Return a store with so many posts. */
	static Store store(int size, int count) {
		Store store = Store.start();
		store.fill(size, count);
		return store;
	}

}
