package io.heavyread.store.test;

import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.boot.WriterStoreConfiguration;

/** A writer without ports: the library alone. */
public final class TestWriter {

	private TestWriter() {
	}

	/** Start a writer. */
	public static TestNode start(String id, String redisAddress, String... properties) {
		return TestNode.start(WriterStoreConfiguration.class, "writer", id, redisAddress, properties);
	}

}
