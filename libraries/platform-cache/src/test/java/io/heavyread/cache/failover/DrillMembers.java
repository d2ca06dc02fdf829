package io.heavyread.cache.failover;

import java.util.ArrayList;
import java.util.List;

import io.heavyread.cache.faults.FaultReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.test.TestWriter;

/** Writers, one at first, and two readers, all with the same settings. */
final class DrillMembers implements AutoCloseable {

	private final String redis;

	private final String[] settings;

	private final List<TestNode> writers = new ArrayList<>();

	private final List<FaultReader> readers;

	/**
	 * Start them, and wait until the writer can write and the readers are live.
	 * @param redis host:port of the store, which settings may override
	 */
	DrillMembers(String redis, String... settings) {
		this.redis = redis;
		this.settings = settings;
		writer();
		this.readers = List.of(FaultReader.direct("reader-1", redis, settings),
				FaultReader.direct("reader-2", redis, settings));
		this.readers.forEach((reader) -> Drill.await().until(() -> reader.state() == FeedState.LIVE));
	}

	/** Start one more writer, and return it when it can write. */
	PostStore writer() {
		TestNode node = TestWriter.start("writer-" + (this.writers.size() + 1), this.redis, this.settings);
		this.writers.add(node);
		PostStore writer = node.get(PostStore.class);
		Drill.await().until(writer::isWritable);
		return writer;
	}

	/** Begin a drill, with the load on the first writer and both readers. */
	Drill drill(String name) {
		PostStore writer = this.writers.get(0).get(PostStore.class);
		return new Drill(name, this.readers, List.of(writer)).start(writer);
	}

	@Override
	public void close() {
		this.readers.forEach(FaultReader::close);
		this.writers.forEach(TestNode::close);
	}

}
