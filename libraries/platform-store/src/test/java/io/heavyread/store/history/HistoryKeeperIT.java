package io.heavyread.store.history;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.redis.Session;
import io.heavyread.protocol.support.Utf8;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.store.EvictionRule;
import io.heavyread.store.StoreAlarms;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.store.test.StoreFixture;
import io.heavyread.store.write.Recording;
import io.heavyread.store.write.RedisPostStore;
import io.heavyread.store.write.Writability;
import io.lettuce.core.XAddArgs;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.heavyread.store.test.StoreFixture.delete;
import static io.heavyread.store.test.StoreFixture.put;
import static io.heavyread.store.test.StoreFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

/** The keeper opens a history where there is none, and saves what is left of another. */
class HistoryKeeperIT {

	@SuppressWarnings("NullAway.Init")
	private static StoreFixture redis;

	private List<Long> registered = List.of();

	private final StoreAlarms alarms = new StoreAlarms();

	@SuppressWarnings("NullAway.Init")
	private RedisPostStore store;

	@SuppressWarnings("NullAway.Init")
	private Writability writability;

	@SuppressWarnings("NullAway.Init")
	private HistoryKeeper keeper;

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

	private HistoryKeeper keeper(String name, RedisPostStore posts, Writability told, EvictionRule rule) {
		return new HistoryKeeper(name, redis.link(), posts, () -> this.registered.stream().mapToLong(Long::longValue),
				new Recommit(redis.link(), posts, redis.versions(), this.alarms), rule, told, this.alarms);
	}

	@AfterEach
	void stopKeeper() {
		this.keeper.close();
		redis.text().configSet("maxmemory-policy", "noeviction");
	}

	@Test
	void historyThatIsThere_isKept() {
		written(this.store, put("post-1", "one"));
		Position before = redis.position();
		this.keeper.start();
		await().until(this.writability::isWritable);
		assertThat(redis.position()).isEqualTo(before);
	}

	@Test
	void emptyStore_getsAHistoryAboveWhatReadersRemember() {
		redis.text().flushall();
		this.registered = List.of(3000L, 5000L, 4000L);
		Position opened = startAndAwaitOtherEpoch();
		assertThat(opened.sequence()).isEqualTo(5000);
		assertThat(opened.chain()).isEqualTo(Frame.firstChain(opened.epoch()));
		assertThat(written(this.store, put("post-1", "one")).version()).isEqualTo(5001);
		assertThat(redis.stored("post-1").header().previousChain()).isEqualTo(opened.chain());
	}

	@Test
	void emptiedStore_getsAHistoryAboveWhatTheWriterRemembers() {
		redis.openHistory(7000);
		this.keeper.start();
		await().until(this.writability::isWritable);
		redis.text().flushall();
		await().until(() -> !this.writability.isWritable());
		Position opened = awaitOtherEpoch();
		assertThat(opened.sequence()).isEqualTo(7000);
	}

	@Test
	void lostMeta_indexedPostsAreCommittedAgain() {
		written(this.store, put("post-1", "one"));
		written(this.store, put("post-2", "two"));
		written(this.store, put("gone", "x"));
		written(this.store, delete("gone"));
		redis.text().del(Keyspace.POSTS.meta());
		Position opened = startAndAwaitOtherEpoch();
		awaitRecommitted();
		assertThat(opened.sequence()).isGreaterThan(104);
		assertCommittedIn(opened.epoch(), "post-1", "one");
		assertCommittedIn(opened.epoch(), "post-2", "two");
		assertThat(redis.text().zrange(Keyspace.POSTS.index(), 0, -1)).containsExactlyInAnyOrder("post-1", "post-2");
		assertThat(redis.position().sequence()).isEqualTo(opened.sequence() + 2);
	}

	@Test
	void moreThanABatch_isCommittedAgain() {
		for (int i = 0; i < 600; i++) {
			this.store.write(put("post-" + i, "body " + i));
		}
		await().until(() -> redis.position().sequence() == 700);
		redis.text().del(Keyspace.POSTS.meta());
		Position opened = startAndAwaitOtherEpoch();
		awaitRecommitted();
		for (int i = 0; i < 600; i++) {
			assertCommittedIn(opened.epoch(), "post-" + i, "body " + i);
		}
		assertThat(redis.position().sequence()).isEqualTo(opened.sequence() + 600);
	}

	/**
	 * The keeper has opened a history and is killed; a writer replaces a post before the
	 * next keeper commits what is left.
	 */
	@Test
	void newerWriteInBetween_wins() {
		written(this.store, put("post-1", "old"));
		written(this.store, put("post-2", "old too"));
		Position reopened = new Position(77, 500, Frame.firstChain(77));
		redis.text()
			.hset(Keyspace.POSTS.meta(), Map.of("epoch", Position.hex(77), "seq", "500", "chain",
					Position.hex(reopened.chain()), "recommit", "500"));
		Written newer = written(this.store, put("post-1", "new"));
		this.keeper.start();
		awaitRecommitted();
		assertCommittedIn(77, "post-1", "new");
		assertThat(redis.stored("post-1").header().sequence()).isEqualTo(newer.version());
		assertCommittedIn(77, "post-2", "old too");
	}

	@Test
	void twoWriters_openOneHistory() {
		redis.text().flushall();
		RedisPostStore otherStore = redis.store(StoreFixture.SETTINGS);
		Writability toldOther = redis.writability();
		try (Recording channel = new Recording(redis);
				HistoryKeeper other = keeper("writer-2", otherStore, toldOther, EvictionRule.REFUSE)) {
			other.start();
			Position opened = startAndAwaitOtherEpoch();
			await().until(() -> toldOther.isWritable() && this.writability.isWritable());
			written(this.store, put("post-1", "one"));
			Position after = redis.position();
			assertThat(after.epoch()).isEqualTo(opened.epoch());
			assertThat(channel.await(1)).hasSize(1);
			Awaitility.await()
				.during(Duration.ofMillis(2500))
				.atMost(Duration.ofSeconds(4))
				.until(() -> redis.position().equals(after));
		}
	}

	@Test
	void logAheadOfMeta_isRepaired() {
		written(this.store, put("post-1", "one"));
		tamperLog("99999999-0");
		Position opened = startAndAwaitOtherEpoch();
		awaitRecommitted();
		assertThat(opened.sequence()).isGreaterThan(99_999_999);
		assertCommittedIn(opened.epoch(), "post-1", "one");
		assertThat(written(this.store, put("post-2", "two")).version()).isEqualTo(opened.sequence() + 2);
	}

	@Test
	void logBeyondEveryNumber_isRepaired() {
		written(this.store, put("post-1", "one"));
		tamperLog("18446744073709551615-7");
		Position opened = startAndAwaitOtherEpoch();
		awaitRecommitted();
		assertCommittedIn(opened.epoch(), "post-1", "one");
		assertThat(written(this.store, put("post-2", "two")).version()).isEqualTo(opened.sequence() + 2);
	}

	@Test
	void foreignLog_isReplaced_andPostsAreCommittedAgain() {
		written(this.store, put("post-1", "one"));
		redis.text().del(Keyspace.POSTS.log());
		redis.text().set(Keyspace.POSTS.log(), "what is this");
		Position opened = startAndAwaitOtherEpoch();
		awaitRecommitted();
		assertThat(opened.sequence()).isGreaterThanOrEqualTo(101);
		assertCommittedIn(opened.epoch(), "post-1", "one");
	}

	@Test
	void foreignMetaLogAndIndex_areReplaced() {
		for (String key : new String[] { Keyspace.POSTS.meta(), Keyspace.POSTS.log(), Keyspace.POSTS.index() }) {
			redis.text().del(key);
			redis.text().set(key, "what is this");
		}
		startAndAwaitOtherEpoch();
		await().until(this.writability::isWritable);
		written(this.store, put("post-1", "one"));
	}

	/** What was evicted, or is not a post any more, stays known as lost. */
	@Test
	void postsWithoutAFrame_stayInTheIndex_andDoNotStopTheRest() {
		for (String id : new String[] { "evicted", "list", "text", "deleted", "post-1" }) {
			written(this.store, put(id, "one"));
		}
		redis.text().del(Keyspace.POSTS.document("evicted"), Keyspace.POSTS.document("list"));
		redis.text().lpush(Keyspace.POSTS.document("list"), "what is this");
		redis.text().set(Keyspace.POSTS.document("text"), "what is this");
		written(this.store, delete("deleted"));
		redis.text().zadd(Keyspace.POSTS.index(), 2, "deleted");
		redis.raw().zadd(Utf8.bytes(Keyspace.POSTS.index()), 3, new byte[] { (byte) 0xc3, 0x28 });
		redis.text().del(Keyspace.POSTS.meta());
		Position opened = startAndAwaitOtherEpoch();
		awaitRecommitted();
		await().until(this.writability::isWritable);
		assertCommittedIn(opened.epoch(), "post-1", "one");
		assertThat(redis.text().zrange(Keyspace.POSTS.index(), 0, -1)).containsExactlyInAnyOrder("evicted", "list",
				"text", "post-1");
		assertThat(this.alarms.missingPosts()).isEqualTo(3);
	}

	@Test
	void moreMissingPostsThanABatch_doNotStopTheRest() {
		for (int i = 0; i < 600; i++) {
			this.store.write(put("post-" + i, "body " + i));
		}
		await().until(() -> redis.position().sequence() == 700);
		for (int i = 0; i < 599; i++) {
			redis.text().del(Keyspace.POSTS.document("post-" + i));
		}
		redis.text().del(Keyspace.POSTS.meta());
		Position opened = startAndAwaitOtherEpoch();
		awaitRecommitted();
		assertCommittedIn(opened.epoch(), "post-599", "body 599");
		assertThat(redis.text().zcard(Keyspace.POSTS.index())).isEqualTo(600);
		assertThat(this.alarms.missingPosts()).isEqualTo(599);
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

	/**
	 * Nobody can be so far ahead; the one who is believed is the highest of the others.
	 */
	@Test
	void implausibleRegistration_isNotBelieved() {
		redis.text().flushall();
		this.registered = List.of(Long.MAX_VALUE, 5000L, (1L << 53) - 2, 300L, -1L, (1L << 40) + 1);
		Position opened = startAndAwaitOtherEpoch();
		assertThat(opened.sequence()).isEqualTo(5000);
		assertThat(written(this.store, put("post-1", "one")).version()).isEqualTo(5001);
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

	private static void tamperLog(String at) {
		redis.text().xadd(Keyspace.POSTS.log(), new XAddArgs().id(at), Map.of("x", "y"));
	}

	private Position startAndAwaitOtherEpoch() {
		this.keeper.start();
		return awaitOtherEpoch();
	}

	private static Position awaitOtherEpoch() {
		String epoch = await().ignoreExceptions()
			.until(() -> redis.text().hget(Keyspace.POSTS.meta(), "epoch"),
					(value) -> value != null && !value.equals(Position.hex(StoreFixture.EPOCH)));
		long above = Long.parseLong(redis.text().hget(Keyspace.POSTS.meta(), "seq"));
		long history = java.util.HexFormat.fromHexDigitsToLong(epoch);
		String recommit = redis.text().hget(Keyspace.POSTS.meta(), "recommit");
		return new Position(history, (recommit != null) ? Long.parseLong(recommit) : above, Frame.firstChain(history));
	}

	private static void awaitRecommitted() {
		await().until(() -> redis.text().hget(Keyspace.POSTS.meta(), "recommit") == null);
	}

	private static void assertCommittedIn(long epoch, String id, String body) {
		Frame frame = redis.stored(id);
		assertThat(frame.header().epoch()).isEqualTo(epoch);
		assertThat(frame.body()).asString(StandardCharsets.UTF_8).isEqualTo(body);
		assertThat(redis.text().zscore(Keyspace.POSTS.index(), id)).isEqualTo(frame.header().sequence());
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20));
	}

}
