package io.heavyread.store.history;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.store.EvictionRule;
import io.heavyread.store.test.StoreFixture;
import io.heavyread.store.write.Recording;
import io.heavyread.store.write.RedisPostStore;
import io.heavyread.store.write.Writability;
import io.lettuce.core.XAddArgs;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static io.heavyread.store.test.StoreFixture.put;
import static io.heavyread.store.test.StoreFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

/** The keeper opens a history where there is none that can go on. */
class OpenedHistoryIT extends AbstractKeeperIT {

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

	private static void tamperLog(String at) {
		redis.text().xadd(Keyspace.POSTS.log(), new XAddArgs().id(at), Map.of("x", "y"));
	}

}
