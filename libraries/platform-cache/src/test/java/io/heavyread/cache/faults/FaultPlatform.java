package io.heavyread.cache.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.FaultProxy;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.test.TestWriter;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** A real Redis, two writers and three readers, each reader behind a bad network. */
final class FaultPlatform implements AutoCloseable {

	/** The bound of the contract. */
	static final Duration MAX_STALENESS = Duration.ofSeconds(2);

	private static final AtomicInteger RUNS = new AtomicInteger();

	private final RedisProcess redis = RedisProcess.start();

	private final FaultProxy writersProxy = FaultProxy.to(this.redis.port());

	private final List<TestNode> writers;

	private final List<FaultReader> readers;

	private FaultPlatform(String... readerProperties) {
		this.writers = IntStream.rangeClosed(1, 2)
			.mapToObj((n) -> TestWriter.start("writer-" + n, this.writersProxy.address()))
			.toList();
		this.readers = IntStream.rangeClosed(1, 3)
			.mapToObj((n) -> FaultReader.start("reader-" + n, this.redis.port(), readerProperties))
			.toList();
	}

	/** Start everything and wait until it is live. */
	static FaultPlatform start(String... readerProperties) {
		FaultPlatform platform = new FaultPlatform(readerProperties);
		await().until(() -> platform.stores().stream().allMatch(PostStore::isWritable));
		platform.readers.forEach((reader) -> await().until(() -> reader.state() == FeedState.LIVE));
		return platform;
	}

	/**
	 * Cause a fault under load. When it returns the cause must be gone; then all readers
	 * must agree with Redis within the bound, and no answer of the run may be wrong.
	 */
	FaultReport drive(String fault, Duration bound, Fault cause) {
		try (FaultRun run = new FaultRun("run" + RUNS.incrementAndGet(), this)) {
			return run.drive(fault, bound, cause);
		}
	}

	/** Make every network good again. */
	void heal() {
		this.readers.forEach((reader) -> reader.proxy().heal());
		this.writersProxy.heal();
	}

	RedisProcess redis() {
		return this.redis;
	}

	FaultProxy writersProxy() {
		return this.writersProxy;
	}

	List<TestNode> writers() {
		return this.writers;
	}

	List<PostStore> stores() {
		return this.writers.stream().map((writer) -> writer.get(PostStore.class)).toList();
	}

	List<FaultReader> readers() {
		return this.readers;
	}

	FaultReader reader(int number) {
		return this.readers.get(number - 1);
	}

	static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(10));
	}

	@Override
	public void close() {
		this.redis.restart();
		this.readers.forEach(FaultReader::close);
		this.writersProxy.heal();
		this.writers.forEach(TestNode::close);
		this.writersProxy.close();
		this.redis.close();
	}

	/** Something bad, from beginning to end. */
	@FunctionalInterface
	interface Fault {

		void happen(FaultRun run) throws Exception;

	}

}
