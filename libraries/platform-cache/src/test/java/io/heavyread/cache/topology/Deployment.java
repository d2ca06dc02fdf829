package io.heavyread.cache.topology;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

import io.heavyread.cache.Entry;
import io.heavyread.cache.FeedControl;
import io.heavyread.cache.Load;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.test.TestReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.store.test.TestWriter;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A writer and two readers on whatever the settings say, and writes that go on while
 * something breaks.
 */
final class Deployment implements AutoCloseable {

	private static final int POSTS = 20;

	private static final int GOOD_WRITES = 50;

	private final TestNode writer;

	private final List<TestNode> readers;

	private final Map<String, Long> acknowledged = new TreeMap<>();

	private final Map<Outcome, Integer> failures = new ConcurrentHashMap<>();

	private final AtomicBoolean writing = new AtomicBoolean();

	private @Nullable Thread writes;

	private volatile int written;

	Deployment(String... settings) {
		this.writer = TestWriter.start("writer-1", "127.0.0.1:1", settings);
		this.readers = List.of(TestReader.start("reader-1", "127.0.0.1:1", settings),
				TestReader.start("reader-2", "127.0.0.1:1", settings));
		awaitHealth();
	}

	/** Wait until writes can succeed and all readers are live. */
	void awaitHealth() {
		await().until(() -> this.writer.get(PostStore.class).isWritable());
		this.readers.forEach((reader) -> await().until(() -> reader.get(PostCache.class).state() == FeedState.LIVE));
	}

	/** Begin to write without an end, one after the other; what fails is only counted. */
	void beginWrites() {
		this.writing.set(true);
		this.writes = new Thread(() -> {
			for (int i = 0; this.writing.get(); i++) {
				tryPut("post-" + i % POSTS, "{\"n\":" + i + "}");
			}
		});
		this.writes.start();
	}

	private void tryPut(String id, String body) {
		try {
			this.acknowledged.put(id, put(id, body).version());
			this.written++;
		}
		catch (CompletionException ex) {
			if (!(ex.getCause() instanceof StoreException failure)) {
				throw ex;
			}
			this.failures.merge(failure.outcome(), 1, Integer::sum);
			Thread.yield();
		}
	}

	/** Wait until that many more writes have succeeded. */
	void awaitMoreWrites() {
		int now = this.written;
		await().until(() -> this.written >= now + GOOD_WRITES);
	}

	void endWrites() throws InterruptedException {
		this.writing.set(false);
		if (this.writes != null) {
			this.writes.join(10_000);
		}
	}

	/** Return how many writes failed with the outcome. */
	int failures(Outcome outcome) {
		return this.failures.getOrDefault(outcome, 0);
	}

	Written put(String id, String body) {
		return (Written) this.writer.get(PostStore.class)
			.write(new Write(Write.Kind.PUT, id, body.getBytes(StandardCharsets.UTF_8), new WriteCondition.None(),
					null))
			.toCompletableFuture()
			.join();
	}

	/** Write, and again as long as the write is refused. */
	private Written putAgain(String id, String body) {
		return await()
			.ignoreExceptionsMatching(
					(ex) -> ex.getCause() instanceof StoreException refused && refused.outcome() == Outcome.NONE)
			.until(() -> put(id, body), Objects::nonNull);
	}

	/** Write once more to each post and expect exactly that on each reader. */
	void assertAgreement() {
		for (int i = 0; i < POSTS; i++) {
			this.acknowledged.put("post-" + i, putAgain("post-" + i, "{\"last\":" + i + "}").version());
		}
		for (TestNode reader : this.readers) {
			this.acknowledged.forEach((id, version) -> await().untilAsserted(() -> {
				Entry entry = reader.get(PostCache.class).get(id);
				assertThat(entry).isNotNull();
				assertThat(entry.version()).as(id).isEqualTo(version);
				assertThat(reader.get(PostCache.class).isCurrent(entry)).isTrue();
			}));
			assertThat(reader.get(PostCache.class).load("nothing").join()).isInstanceOf(Load.Absent.class);
		}
	}

	/** Expect that the post came as a message, not by a look into the log. */
	void assertPushed(String id) {
		putAgain(id, "{}");
		for (TestNode reader : this.readers) {
			await().untilAsserted(() -> {
				Entry entry = reader.get(PostCache.class).get(id);
				assertThat(entry).isNotNull();
				assertThat(entry.source()).isEqualTo(Entry.Source.PUSH);
			});
		}
	}

	long gaps() {
		return this.readers.stream().mapToLong((reader) -> reader.get(FeedControl.class).status().gaps()).sum();
	}

	static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
	}

	@Override
	public void close() {
		this.writing.set(false);
		this.readers.forEach(TestNode::close);
		this.writer.close();
	}

}
