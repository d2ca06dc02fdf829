package io.heavyread.cache.faults;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.test.FaultProxy;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.ReplyRule;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import io.heavyread.store.WriteResult.Repeated;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.store.test.TestWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Writes that meet another write, or are repeated because nobody knows what became of
 * them.
 */
class ConditionalWritesIT {

	private static final int ROUNDS = 200;

	private RedisProcess redis;

	private FaultProxy proxy;

	private TestNode first;

	private TestNode second;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.start();
		this.proxy = FaultProxy.to(this.redis.port());
		this.first = TestWriter.start("writer-1", this.proxy.address());
		this.second = TestWriter.start("writer-2", this.redis.address());
		FaultPlatform.await().until(() -> store(this.first).isWritable() && store(this.second).isWritable());
	}

	@AfterEach
	void stop() {
		this.proxy.heal();
		this.first.close();
		this.second.close();
		this.proxy.close();
		this.redis.close();
	}

	@Test
	void twoWriters_editTheSameVersion_oneWinsEachRound() {
		long chain = ((Written) write(this.first, "first", new WriteCondition.None(), null).join()).chain();
		for (int round = 0; round < ROUNDS; round++) {
			WriteCondition condition = new WriteCondition.OneOf(List.of(chain));
			List<WriteResult> results = List
				.of(write(this.first, "a" + round, condition, null), write(this.second, "b" + round, condition, null))
				.stream()
				.map(CompletableFuture::join)
				.toList();
			assertThat(results).filteredOn(WriteResult.ConditionFailed.class::isInstance).hasSize(1);
			chain = results.stream()
				.filter(Written.class::isInstance)
				.mapToLong((result) -> ((Written) result).chain())
				.sum();
		}
		assertThat(version()).isEqualTo(1 + ROUNDS);
	}

	/** The script has run, its reply is lost with the writer, another writer is asked. */
	@Test
	void writerLostBetweenScriptAndReply_sameKeyRetried_oneEffect() {
		write(this.first, "before", new WriteCondition.None(), null).join();
		for (int round = 0; round < 20; round++) {
			long before = version();
			this.proxy.replies(ReplyRule.cutOnce("EVALSHA"));
			assertUnknown(write(this.first, "x" + round, new WriteCondition.None(), "key-" + round));
			FaultPlatform.await().until(() -> version() == before + 1);
			WriteResult again = write(this.second, "x" + round, new WriteCondition.None(), "key-" + round).join();
			assertThat(again).isInstanceOf(Repeated.class);
			assertThat(((Repeated) again).original().version()).isEqualTo(before + 1);
			assertThat(version()).isEqualTo(before + 1);
			FaultPlatform.await().until(() -> store(this.first).isWritable() && isConnected(this.first));
		}
	}

	/** The write arrives at Redis after its repetition. */
	@Test
	void writeKeptInTheNetwork_sameKeyRetried_oneEffect() {
		write(this.first, "before", new WriteCondition.None(), null).join();
		long before = version();
		this.proxy.stallRequests();
		assertUnknown(write(this.first, "x", new WriteCondition.None(), "late"));
		WriteResult again = write(this.second, "x", new WriteCondition.None(), "late").join();
		assertThat(((Written) again).version()).isEqualTo(before + 1);
		long calls = this.proxy.requests("EVALSHA");
		this.proxy.heal();
		FaultPlatform.await().until(() -> this.proxy.requests("EVALSHA") > calls && isConnected(this.first));
		assertThat(version()).isEqualTo(before + 1);
	}

	private static void assertUnknown(CompletableFuture<WriteResult> write) {
		Throwable failure = catchThrowable(() -> write.get(5, TimeUnit.SECONDS));
		assertThat(failure).hasCauseInstanceOf(StoreException.class);
		assertThat(((StoreException) failure.getCause()).outcome()).isEqualTo(Outcome.UNKNOWN);
	}

	private static boolean isConnected(TestNode writer) {
		Write nothing = new Write(Write.Kind.DELETE, "nobody", new byte[0], new WriteCondition.None(), null);
		return store(writer).write(nothing).handle((result, failure) -> failure == null).toCompletableFuture().join();
	}

	private static CompletableFuture<WriteResult> write(TestNode writer, String body, WriteCondition condition,
			String key) {
		Write.Idempotency idempotency = (key != null) ? new Write.Idempotency(key, "fingerprint", new byte[0]) : null;
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return store(writer).write(new Write(Write.Kind.PUT, "edited", bytes, condition, idempotency))
			.toCompletableFuture();
	}

	private static PostStore store(TestNode writer) {
		return writer.get(PostStore.class);
	}

	private long version() {
		try (Truth truth = new Truth(this.redis.port())) {
			return truth.position().sequence();
		}
	}

}
