package io.heavyread.store.write;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.test.AccessListServer;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.test.TestWriter;
import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.protocol.CommandType;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * A writer's user that lacks a right: writes are refused whole, and the writer does not
 * say that it takes them.
 */
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("io.heavyread.protocol.test.AccessListServer#all")
class MissingRightIT {

	@Parameter
	@SuppressWarnings("NullAway.Init")
	AccessListServer redis;

	@ParameterizedTest
	@ValueSource(strings = { "evalsha", "xadd", "publish", "time", "set", "hset", "zadd", "zscore", "getrange", "hmget",
			"get" })
	void rightIsTaken_writesAreRefusedWhole_untilItIsBack(String command) {
		try (TestNode writer = TestWriter.start("writer-1", this.redis.address(), this.redis.credentials("writer"))) {
			PostStore store = writer.get(PostStore.class);
			await().until(store::isWritable);
			store.write(put("before-" + command)).toCompletableFuture().join();
			this.redis.as("admin", (connection) -> connection.sync().aclSetuser("writer", without(command)));
			Map<String, String> before = meta();
			StoreException refusal = refusal(store, "refused-" + command);
			assertThat(refusal.outcome()).as(refusal.getMessage()).isEqualTo(Outcome.NONE);
			assertThat(meta()).isEqualTo(before);
			await().until(() -> !store.isWritable());
			Awaitility.await()
				.during(Duration.ofMillis(1500))
				.atMost(Duration.ofSeconds(5))
				.until(() -> !store.isWritable());
			this.redis.as("admin", (connection) -> connection.sync().aclSetuser("writer", with(command)));
			await().until(store::isWritable);
			store.write(put("refused-" + command)).toCompletableFuture().join();
		}
		finally {
			this.redis.as("admin", (connection) -> connection.sync().aclSetuser("writer", with(command)));
		}
	}

	private static AclSetuserArgs with(String command) {
		return AclSetuserArgs.Builder.addCommand(CommandType.valueOf(command.toUpperCase(Locale.ROOT)));
	}

	private static AclSetuserArgs without(String command) {
		return AclSetuserArgs.Builder.removeCommand(CommandType.valueOf(command.toUpperCase(Locale.ROOT)));
	}

	private static StoreException refusal(PostStore store, String key) {
		CompletionException failure = catchThrowableOfType(CompletionException.class,
				() -> store.write(put(key)).toCompletableFuture().join());
		return (StoreException) failure.getCause();
	}

	private Map<String, String> meta() {
		return this.redis.as("admin", (connection) -> connection.sync().hgetall(Keyspace.POSTS.meta()));
	}

	private static Write put(String key) {
		return new Write(Write.Kind.PUT, "post-1", new byte[] { 'x' }, new WriteCondition.None(),
				new Write.Idempotency(key, "print", new byte[0]));
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(20));
	}

}
