package io.heavyread.cache.test;

import io.heavyread.cache.boot.ReaderCacheConfiguration;
import io.heavyread.protocol.test.TestNode;

/** A reader without ports: the library alone. */
public final class TestReader {

	private TestReader() {
	}

	/** Start a reader. */
	public static TestNode start(String id, String redisAddress, String... properties) {
		return TestNode.start(ReaderCacheConfiguration.class, "reader", id, redisAddress, properties);
	}

}
