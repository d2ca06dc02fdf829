package io.heavyread.store.history;

import java.time.Duration;
import java.util.Map;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.redis.Session;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.store.EvictionRule;
import io.heavyread.store.test.StoreFixture;
import io.lettuce.core.XAddArgs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static io.heavyread.store.test.StoreFixture.put;
import static io.heavyread.store.test.StoreFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

/** The keeper says whether writes can succeed, and what a store has lost. */
class HistoryKeeperIT extends AbstractKeeperIT {

	@Test
	void historyThatIsThere_isKept() {
		written(this.store, put("post-1", "one"));
		Position before = redis.position();
		this.keeper.start();
		await().until(this.writability::isWritable);
		assertThat(redis.position()).isEqualTo(before);
	}

	@Test
	void storeThatEvicts_isNotWritable_andRefusesWrites() {
		redis.text().configSet("maxmemory-policy", "allkeys-lru");
		this.keeper.start();
		await().until(this.alarms::isEvicting);
		await().until(() -> this.writability.refusal() != null);
		assertThat(this.writability.isWritable()).isFalse();
		assertThat(StoreFixture.refusal(this.store, put("post-1", "one"))).hasMessageContaining("'allkeys-lru'")
			.extracting(StoreException::outcome)
			.isEqualTo(Outcome.NONE);
		assertThat(redis.position().sequence()).isEqualTo(100);
	}

	@Test
	void storeThatEvicts_isWritten_whereOnlyAWarningIsWanted() {
		redis.text().configSet("maxmemory-policy", "volatile-ttl");
		try (HistoryKeeper warning = keeper("writer-2", this.store, this.writability, EvictionRule.WARN)) {
			warning.start();
			await().until(this.writability::isWritable);
			assertThat(this.alarms.isEvicting()).isTrue();
			written(this.store, put("post-1", "one"));
		}
	}

	@Test
	void sequenceAtItsEnd_isNotWritable() {
		this.keeper.start();
		await().until(this.writability::isWritable);
		redis.text().hset(Keyspace.POSTS.meta(), "seq", Long.toString((1L << 53) - 1));
		await().until(() -> !this.writability.isWritable());
		Awaitility.await()
			.during(Duration.ofMillis(2500))
			.atMost(Duration.ofSeconds(4))
			.until(() -> !this.writability.isWritable());
	}

	@Test
	void fullStore_isNotWritable_untilThereIsRoom() {
		this.keeper.start();
		await().until(this.writability::isWritable);
		redis.text().configSet("maxmemory", "1");
		await().until(() -> !this.writability.isWritable());
		redis.text().configSet("maxmemory", "0");
		await().until(this.writability::isWritable);
	}

	@Test
	void acknowledgedWritesThatAreGone_areAlarmed() {
		this.keeper.start();
		await().until(this.writability::isWritable);
		written(this.store, put("post-1", "one"));
		written(this.store, put("post-2", "two"));
		redis.text().flushall();
		await().until(() -> this.alarms.lostWrites() == 2);
		await().until(this.writability::isWritable);
		written(this.store, put("post-1", "one"));
		await().during(Duration.ofMillis(1500)).until(() -> this.alarms.lostWrites() == 2);
	}

	/** The store falls back to what a replica had, and goes on from there. */
	@Test
	void onlyWhatIsGone_isAlarmed() {
		this.keeper.start();
		await().until(this.writability::isWritable);
		written(this.store, put("kept", "one"));
		Map<String, String> meta = redis.text().hgetall(Keyspace.POSTS.meta());
		written(this.store, put("lost", "two"));
		redis.text().multi();
		redis.text().hset(Keyspace.POSTS.meta(), meta);
		redis.text().del(Keyspace.POSTS.log(), Keyspace.POSTS.document("lost"));
		redis.text()
			.xadd(Keyspace.POSTS.log(), new XAddArgs().id(meta.get("seq") + "-0"),
					Map.of("id", "kept", "chain", String.valueOf(meta.get("chain"))));
		redis.text().exec();
		await().until(() -> this.alarms.lostWrites() == 1);
	}

	@Test
	void lostMeta_losesNoWrite() {
		this.keeper.start();
		await().until(this.writability::isWritable);
		written(this.store, put("post-1", "one"));
		redis.text().del(Keyspace.POSTS.meta());
		await().until(() -> !this.writability.isWritable());
		await().until(this.writability::isWritable);
		assertThat(this.alarms.lostWrites()).isZero();
	}

	@Test
	void serverThatBecameAReplica_isLeft() {
		this.keeper.start();
		await().until(this.writability::isWritable);
		Session first = redis.link().session();
		redis.text().replicaof("127.0.0.1", RedisProcess.freePort());
		await().until(() -> !redis.link().isCurrent(first));
		redis.text().replicaofNoOne();
		await().until(this.writability::isWritable);
	}

}
