package io.heavyread.store.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.redis.Witness;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import io.heavyread.store.test.StoreFixture;
import io.lettuce.core.KillArgs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.heavyread.store.test.StoreFixture.put;
import static io.heavyread.store.test.StoreFixture.refusal;
import static io.heavyread.store.test.StoreFixture.write;
import static io.heavyread.store.test.StoreFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

/** Nothing is acknowledged that no replica has. */
class ReplicatedWritesIT {

	private static final ReplicaSettings ONE = new ReplicaSettings(1, Duration.ofMillis(300), Duration.ofSeconds(10));

	@SuppressWarnings("NullAway.Init")
	private StoreFixture redis;

	@SuppressWarnings("NullAway.Init")
	private RedisProcess replica;

	@SuppressWarnings("NullAway.Init")
	private RedisPostStore store;

	@BeforeEach
	void start() {
		this.redis = StoreFixture.embedded("--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0");
		this.redis.openHistory(0);
		this.replica = this.redis.replica();
		this.store = this.redis.store(StoreFixture.SETTINGS, ONE, Witness.NONE);
		this.store.open();
		Awaitility.await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
			for (int i = 0; i < 4; i++) {
				written(this.store, put("first-" + i, "x"));
			}
			return true;
		});
	}

	@AfterEach
	void stop() {
		this.replica.resume();
		this.store.close();
		this.replica.close();
		this.redis.close();
	}

	@Test
	void acknowledgedWrite_isOnTheReplica() {
		for (int i = 0; i < 20; i++) {
			written(this.store, put("post-" + i, "x"));
			assertThat(this.replica.command("EXISTS", Keyspace.POSTS.document("post-" + i))).startsWith(":1");
		}
	}

	@Test
	void replicaThatHangs_makesTheOutcomeUnknown() {
		this.replica.pause();
		assertUnknown(put("post-1", "x"), "0 replicas have the write after 300 ms, and not 1");
		assertThat(this.redis.stored("post-1").header().sequence()).isGreaterThan(4);
		this.replica.resume();
		written(this.store, put("post-1", "x"));
	}

	@Test
	void repetition_waitsToo() {
		this.replica.pause();
		assertUnknown(keyed(), "0 replicas");
		assertUnknown(keyed(), "0 replicas");
		this.replica.resume();
		assertThat(write(this.store, keyed())).isInstanceOf(WriteResult.Repeated.class);
		assertThat(this.replica.command("EXISTS", Keyspace.POSTS.idempotency("key-1"))).startsWith(":1");
	}

	/** Redis refuses the small write that a repetition waits behind. */
	@Test
	void repetitionWithoutReplicas_isUnknown() {
		written(this.store, keyed());
		this.replica.kill();
		this.redis.text().configSet("min-replicas-to-write", "1");
		assertUnknown(keyed(), "");
		this.redis.text().configSet("min-replicas-to-write", "0");
	}

	/** The script that is sent whole is waited for, not the one that was not known. */
	@Test
	void unknownScript_isSentAgain_andWaitedFor() {
		this.redis.text().scriptFlush();
		written(this.store, put("post-1", "x"));
		assertThat(this.replica.command("EXISTS", Keyspace.POSTS.document("post-1"))).startsWith(":1");
		this.replica.pause();
		this.redis.text().scriptFlush();
		assertUnknown(put("post-2", "x"), "0 replicas");
		assertThat(this.redis.stored("post-2").header().sequence()).isGreaterThan(4);
	}

	/** On a connection without a write of its own WAIT would not wait. */
	@Test
	void connectionLostMeanwhile_makesTheOutcomeUnknown() {
		this.replica.pause();
		CompletableFuture<WriteResult> write = this.store.write(put("post-1", "x")).toCompletableFuture();
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.until(() -> this.redis.text().exists(Keyspace.POSTS.document("post-1")) == 1);
		this.redis.text().clientKill(KillArgs.Builder.typeNormal().skipme(true));
		assertThat(failure(write).outcome()).isEqualTo(Outcome.UNKNOWN);
	}

	@Test
	void manyAtOnce_shareTheWaiting() {
		List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			writes.add(this.store.write(put("post-" + i, "x")).toCompletableFuture());
		}
		writes.forEach((write) -> assertThat(write.join()).isInstanceOf(WriteResult.Written.class));
		assertThat(this.replica.command("ZCARD", Keyspace.POSTS.index())).startsWith(":1004");
	}

	private void assertUnknown(Write write, String reason) {
		StoreException refusal = refusal(this.store, write);
		assertThat(refusal).hasMessageContaining(reason);
		assertThat(refusal.outcome()).isEqualTo(Outcome.UNKNOWN);
	}

	private static StoreException failure(CompletableFuture<WriteResult> write) {
		try {
			throw new AssertionError("acknowledged: " + write.join());
		}
		catch (CompletionException ex) {
			return (StoreException) ex.getCause();
		}
	}

	private static Write keyed() {
		return new Write(Write.Kind.PUT, "post-1", new byte[] { 'x' }, new WriteCondition.None(),
				new Write.Idempotency("key-1", "print", new byte[0]));
	}

}
