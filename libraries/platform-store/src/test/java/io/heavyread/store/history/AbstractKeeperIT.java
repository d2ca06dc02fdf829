package io.heavyread.store.history;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.store.EvictionRule;
import io.heavyread.store.StoreAlarms;
import io.heavyread.store.test.StoreFixture;
import io.heavyread.store.write.RedisPostStore;
import io.heavyread.store.write.Writability;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** A keeper that has not begun, on a store whose history is at 100. */
abstract class AbstractKeeperIT {

	@SuppressWarnings("NullAway.Init")
	static StoreFixture redis;

	List<Long> registered = List.of();

	final StoreAlarms alarms = new StoreAlarms();

	@SuppressWarnings("NullAway.Init")
	RedisPostStore store;

	@SuppressWarnings("NullAway.Init")
	Writability writability;

	@SuppressWarnings("NullAway.Init")
	HistoryKeeper keeper;

	@BeforeAll
	static void startRedis() {
		redis = StoreFixture.embedded();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@BeforeEach
	void openHistory() {
		redis.openHistory(100);
		this.store = redis.store(StoreFixture.SETTINGS);
		this.writability = redis.writability();
		this.keeper = keeper("writer-1", this.store, this.writability, EvictionRule.REFUSE);
	}

	HistoryKeeper keeper(String name, RedisPostStore posts, Writability told, EvictionRule rule) {
		return new HistoryKeeper(name, redis.link(), posts, () -> this.registered.stream().mapToLong(Long::longValue),
				new Recommit(redis.link(), posts, redis.versions(), this.alarms), rule, told, this.alarms);
	}

	@AfterEach
	void stopKeeper() {
		this.keeper.close();
		redis.text().configSet("maxmemory-policy", "noeviction");
	}

	Position startAndAwaitOtherEpoch() {
		this.keeper.start();
		return awaitOtherEpoch();
	}

	static Position awaitOtherEpoch() {
		String epoch = await().ignoreExceptions()
			.until(() -> redis.text().hget(Keyspace.POSTS.meta(), "epoch"),
					(value) -> value != null && !value.equals(Position.hex(StoreFixture.EPOCH)));
		long above = Long.parseLong(redis.text().hget(Keyspace.POSTS.meta(), "seq"));
		long history = java.util.HexFormat.fromHexDigitsToLong(epoch);
		String recommit = redis.text().hget(Keyspace.POSTS.meta(), "recommit");
		return new Position(history, (recommit != null) ? Long.parseLong(recommit) : above, Frame.firstChain(history));
	}

	static void awaitRecommitted() {
		await().until(() -> redis.text().hget(Keyspace.POSTS.meta(), "recommit") == null);
	}

	static void assertCommittedIn(long epoch, String id, String body) {
		Frame frame = redis.stored(id);
		assertThat(frame.header().epoch()).isEqualTo(epoch);
		assertThat(frame.body()).asString(StandardCharsets.UTF_8).isEqualTo(body);
		assertThat(redis.text().zscore(Keyspace.POSTS.index(), id)).isEqualTo(frame.header().sequence());
	}

	static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20));
	}

}
