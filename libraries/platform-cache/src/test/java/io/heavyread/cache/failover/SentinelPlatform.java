package io.heavyread.cache.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.heavyread.cache.faults.FaultReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.test.TestWriter;

/** A primary, two replicas, three sentinels, a writer and two readers. */
final class SentinelPlatform implements AutoCloseable {

	private final RedisGroup group = new RedisGroup();

	private final Sentinels sentinels = new Sentinels(this.group.primary().port());

	private final String[] settings;

	private final List<TestNode> writers = new ArrayList<>();

	private final List<FaultReader> readers;

	SentinelPlatform(int waitForReplicas) {
		this.settings = Stream
			.concat(Stream.of(this.sentinels.settings()),
					Stream.of("platform.writer.wait-for-replicas=" + waitForReplicas))
			.toArray(String[]::new);
		writer();
		this.readers = List.of(FaultReader.direct("reader-1", "127.0.0.1:1", this.settings),
				FaultReader.direct("reader-2", "127.0.0.1:1", this.settings));
		this.readers.forEach((reader) -> Drill.await().until(() -> reader.state() == FeedState.LIVE));
	}

	/** Start one more writer, and return it when it can write. */
	PostStore writer() {
		TestNode node = TestWriter.start("writer-" + (this.writers.size() + 1), "127.0.0.1:1", this.settings);
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

	RedisGroup group() {
		return this.group;
	}

	Sentinels sentinels() {
		return this.sentinels;
	}

	@Override
	public void close() {
		this.readers.forEach(FaultReader::close);
		this.writers.forEach(TestNode::close);
		this.sentinels.close();
		this.group.close();
	}

}
