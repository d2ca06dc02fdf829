package io.heavyread.cache.redis;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.heavyread.cache.Entry;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.test.TestReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.fleet.Acknowledgements;
import io.heavyread.protocol.fleet.Fleet;
import io.heavyread.protocol.fleet.Propagation;
import io.heavyread.protocol.test.AccessListServer;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.store.test.TestWriter;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.ArrayOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.ProtocolKeyword;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The users of the deployment may do what their services do, and no more. Redis keeps a
 * log of what it refused: after everything it is empty.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("io.heavyread.protocol.test.AccessListServer#all")
class AccessListIT {

	@Parameter
	@SuppressWarnings("NullAway.Init")
	AccessListServer redis;

	@Test
	void services_areRefusedNothing() {
		this.redis.as("admin", (connection) -> connection.sync().aclLogReset());
		try (TestNode writer = TestWriter.start("writer-1", this.redis.address(), this.redis.credentials("writer"));
				TestNode reader = TestReader.start("reader-1", this.redis.address(),
						this.redis.credentials("reader"))) {
			await().until(() -> writer.get(PostStore.class).isWritable());
			await().until(() -> reader.get(PostCache.class).state() == FeedState.LIVE);
			await().until(() -> knows(writer, "reader-1"));
			writeAndRead(writer, reader);
			acknowledge(writer);
			loseTheHistory(writer, reader);
		}
		List<Map<String, Object>> refused = this.redis.as("admin", (connection) -> connection.sync().aclLog());
		assertThat(refused).isEmpty();
	}

	/**
	 * Redis checks the rights of its user default when it loads a script's writes from
	 * the append-only file.
	 */
	@Test
	void restart_keepsWhatScriptsWrote() {
		Written written;
		try (TestNode writer = TestWriter.start("writer-2", this.redis.address(), this.redis.credentials("writer"))) {
			await().until(() -> writer.get(PostStore.class).isWritable());
			written = put(writer, "kept", new WriteCondition.None(), null);
		}
		this.redis.restart().run();
		String sequence = this.redis.as("admin", (connection) -> connection.sync().hget(Keyspace.POSTS.meta(), "seq"));
		assertThat(sequence).isEqualTo(Long.toString(written.version()));
		assertThat(
				this.redis.<Long>as("admin", (connection) -> connection.sync().exists(Keyspace.POSTS.document("kept"))))
			.isEqualTo(1);
	}

	@Test
	void writer_mayWaitForReplicas() {
		Long replicas = this.redis.as("writer", (connection) -> connection.sync().waitForReplication(1, 1));
		assertThat(replicas).isZero();
	}

	/** A reader is asked to acknowledge once its first heartbeat is there. */
	private static boolean knows(TestNode writer, String reader) {
		return writer.get(Fleet.class).members().stream().anyMatch((member) -> member.id().equals(reader));
	}

	private static void writeAndRead(TestNode writer, TestNode reader) {
		Written first = put(writer, "post-1", new WriteCondition.None(),
				new Write.Idempotency("key-1", "print", new byte[0]));
		writer.get(PostStore.class).rememberReply("key-1", "print", new byte[] { 1 }).toCompletableFuture().join();
		Written big = put(writer, "post-2", new WriteCondition.Absent(), null);
		write(writer, new Write(Write.Kind.DELETE, "post-2", new byte[0],
				new WriteCondition.OneOf(List.of(big.chain())), null));
		PostCache posts = reader.get(PostCache.class);
		await().until(() -> posts.position().sequence() >= first.version() + 2);
		assertThat(posts.get("post-1")).extracting(Entry::chain).isEqualTo(first.chain());
		assertThat(posts.load("unknown").toCompletableFuture().join()).isNotNull();
	}

	private static void acknowledge(TestNode writer) {
		long version = put(writer, "post-3", new WriteCondition.None(), null).version();
		List<Propagation> told = writer.get(Acknowledgements.class)
			.await(version, Duration.ofSeconds(5))
			.toCompletableFuture()
			.join();
		assertThat(told).singleElement().matches(Propagation::applied);
	}

	/** The keeper opens a new history and commits the posts again; the reader follows. */
	private void loseTheHistory(TestNode writer, TestNode reader) {
		PostCache posts = reader.get(PostCache.class);
		long epoch = posts.position().epoch();
		this.redis.as("admin", (connection) -> connection.sync().del(Keyspace.POSTS.meta()));
		await().until(() -> posts.position().epoch() != epoch && posts.state() == FeedState.LIVE);
		await().until(() -> writer.get(PostStore.class).isWritable());
		Map<String, String> meta = this.redis.as("admin",
				(connection) -> connection.sync().hgetall(Keyspace.POSTS.meta()));
		await().until(() -> posts.position().sequence() >= Long.parseLong(meta.get("seq")));
	}

	private static Written put(TestNode writer, String id, WriteCondition condition,
			Write.@org.jspecify.annotations.Nullable Idempotency idempotency) {
		byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
		return write(writer, new Write(Write.Kind.PUT, id, body, condition, idempotency));
	}

	private static Written write(TestNode writer, Write write) {
		return (Written) writer.get(PostStore.class).write(write).toCompletableFuture().join();
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET {posts}:post:a x", "DEL {posts}:post:a", "DEL {posts}:meta",
			"HSET {posts}:meta seq 1", "XADD {posts}:log * a b", "ZADD {posts}:index 1 a", "PUBLISH posts_updates x",
			"PUBLISH posts_acks 1", "EVALSHA 0000000000000000000000000000000000000000 0", "EVAL return(1) 0",
			"SUBSCRIBE other", "GET {posts}:idem:a", "GET other", "KEYS *", "FLUSHALL", "CONFIG GET *", "ACL LIST",
			"INFO", "ZADD {posts}:members:writer 1 a", "ZREM {posts}:members:writer a", "SET {posts}:member:writer:a x",
			"GET {posts}:member:writer:a", "HSET {posts}:writer:a role writer" })
	void reader_mayNot(String command) {
		assertRefused("reader", command);
	}

	@ParameterizedTest
	@ValueSource(strings = { "FLUSHALL", "FLUSHDB", "CONFIG SET maxmemory 1", "SCRIPT LOAD return(1)", "SCRIPT FLUSH",
			"KEYS *", "SET other x", "SET {posts}:reader:a x", "ZADD {posts}:members:reader 1 a",
			"SET {posts}:member:reader:a x", "XADD {posts}:audit * a b", "SUBSCRIBE posts_updates", "PUBLISH other x",
			"REPLICAOF NO ONE", "SHUTDOWN NOSAVE", "ACL LIST" })
	void writer_mayNot(String command) {
		assertRefused("writer", command);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SET {posts}:post:a x", "DEL {posts}:audit", "XADD {posts}:log * a b",
			"PUBLISH posts_updates x", "FLUSHALL", "CONFIG GET *", "CLIENT KILL TYPE normal", "GET {posts}:idem:a",
			"HGETALL {posts}:idem:a", "ZADD {posts}:members:writer 1 a", "SET {posts}:member:writer:a x", "EVAL x 0" })
	void console_mayNot(String command) {
		assertRefused("console", command);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET {posts}:post:a", "CONFIG GET *", "CLIENT LIST", "KEYS *", "MONITOR", "SLOWLOG GET" })
	void exporter_mayNot(String command) {
		assertRefused("exporter", command);
	}

	private void assertRefused(String user, String command) {
		String[] words = command.split(" ");
		CommandArgs<String, String> arguments = new CommandArgs<>(StringCodec.UTF8);
		for (int i = 1; i < words.length; i++) {
			arguments.add(words[i]);
		}
		ProtocolKeyword keyword = () -> words[0].toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
		assertThatExceptionOfType(RedisCommandExecutionException.class)
			.isThrownBy(() -> this.redis.as(user,
					(connection) -> connection.sync()
						.dispatch(keyword, new ArrayOutput<>(StringCodec.UTF8), arguments)))
			.withMessageStartingWith("NOPERM");
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(20));
	}

}
