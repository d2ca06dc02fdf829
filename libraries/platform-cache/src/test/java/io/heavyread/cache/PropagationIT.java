package io.heavyread.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.test.TestReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.store.test.TestWriter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A writer, three readers and a real Redis: what is written is in every reader. */
class PropagationIT {

	private static RedisProcess redis;

	private static TestNode writer;

	private static List<TestNode> readers;

	@BeforeAll
	static void start() {
		redis = RedisProcess.start();
		writer = TestWriter.start("writer-1", redis.address());
		readers = List.of(reader(1), reader(2), reader(3));
		await().until(() -> writer.get(PostStore.class).isWritable());
		for (TestNode reader : readers) {
			await().until(() -> reader.get(PostCache.class).state() == FeedState.LIVE);
		}
	}

	private static TestNode reader(int number) {
		return TestReader.start("reader-" + number, redis.address());
	}

	@AfterAll
	static void stop() {
		readers.forEach(TestNode::close);
		writer.close();
		redis.close();
	}

	@Test
	void put_appliedByPush_onEveryReader() {
		Written written = put("post-1", "hello");
		assertThat(written.created()).isTrue();
		for (TestNode reader : readers) {
			Entry entry = awaitVersion(reader, "post-1", written.version());
			assertThat(entry.source()).isEqualTo(Entry.Source.PUSH);
			assertThat(entry.chain()).isEqualTo(written.chain());
			assertThat(body(entry)).isEqualTo("hello");
			PostCache posts = reader.get(PostCache.class);
			assertThat(posts.isCurrent(entry)).isTrue();
			assertThat(posts.isLeased(System.nanoTime())).isTrue();
		}
	}

	@Test
	void delete_leavesTombstone_onEveryReader() {
		put("post-2", "x");
		WriteResult deleted = write(
				new Write(Write.Kind.DELETE, "post-2", new byte[0], new WriteCondition.None(), null));
		long version = ((Written) deleted).version();
		for (TestNode reader : readers) {
			assertThat(awaitVersion(reader, "post-2", version).isTombstone()).isTrue();
			assertThat(load(reader, "post-2")).isInstanceOf(Load.Absent.class);
		}
	}

	@Test
	void bodyAbovePushSize_isLoadedWhenAsked() {
		put("big", "small first");
		String big = "x".repeat(70_000);
		Written written = put("big", big);
		for (TestNode reader : readers) {
			assertThat(body(awaitVersion(reader, "big", written.version()))).isEqualTo(big);
		}
	}

	@Test
	void load_unknownId_isAbsentAndRemembered() {
		PostCache posts = readers.get(0).get(PostCache.class);
		assertThat(load(readers.get(0), "nobody")).isInstanceOf(Load.Absent.class);
		assertThat(posts.isKnownAbsent("nobody")).isTrue();
		put("nobody", "somebody");
		await().until(() -> posts.get("nobody") != null);
		assertThat(posts.isKnownAbsent("nobody")).isFalse();
	}

	@Test
	void newReader_loadsWhatWasWrittenBefore() {
		put("early", "bird");
		try (TestNode late = reader(9)) {
			await().until(() -> late.get(PostCache.class).state() == FeedState.LIVE);
			Load.Found found = (Load.Found) load(late, "early");
			assertThat(body(found.entry())).isEqualTo("bird");
		}
	}

	@Test
	void redisKilledAndRestarted_readersAreLiveAndEqualAgain() {
		put("survivor", "1");
		redis.kill();
		await().until(() -> !writer.get(PostStore.class).isWritable());
		await().until(() -> readers.get(0).get(PostCache.class).state() == FeedState.DEGRADED);
		redis.restart();
		await().until(() -> writer.get(PostStore.class).isWritable());
		Written written = put("survivor", "2");
		for (TestNode reader : readers) {
			awaitVersion(reader, "survivor", written.version());
			await().until(() -> reader.get(PostCache.class).state() == FeedState.LIVE);
			assertThat(reader.get(FeedControl.class).status().resyncTotal()).isZero();
		}
	}

	@Test
	void flushAll_opensANewHistoryAbove_andReadersForgetTheOld() {
		Written before = put("lost", "1");
		redis.command("FLUSHALL");
		await().until(() -> readers.get(0).get(PostCache.class).load("lost").get() instanceof Load.Absent);
		Written after = put("fresh", "1");
		assertThat(after.version()).isGreaterThan(before.version());
		for (TestNode reader : readers) {
			PostCache posts = reader.get(PostCache.class);
			await().until(() -> posts.position().sequence() >= after.version() && posts.state() == FeedState.LIVE);
			assertThat(body(((Load.Found) load(reader, "fresh")).entry())).isEqualTo("1");
			Entry lost = posts.get("lost");
			assertThat(lost == null || !posts.isCurrent(lost)).isTrue();
		}
	}

	private static Written put(String id, String body) {
		return (Written) write(
				new Write(Write.Kind.PUT, id, body.getBytes(StandardCharsets.UTF_8), new WriteCondition.None(), null));
	}

	private static WriteResult write(Write write) {
		return Awaitility.await()
			.atMost(Duration.ofSeconds(15))
			.ignoreExceptions()
			.until(() -> writer.get(PostStore.class).write(write).toCompletableFuture().get(2, TimeUnit.SECONDS),
					(result) -> true);
	}

	private static Entry awaitVersion(TestNode reader, String id, long version) {
		PostCache posts = reader.get(PostCache.class);
		return await().until(() -> posts.get(id), (entry) -> entry != null && entry.version() >= version);
	}

	private static Load load(TestNode reader, String id) {
		return reader.get(PostCache.class).load(id).join();
	}

	private static String body(Entry entry) {
		return new String(entry.plain().body(), StandardCharsets.UTF_8);
	}

	private static org.awaitility.core.ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(5));
	}

}
