package io.heavyread.store.history;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.redis.Session;
import io.heavyread.protocol.redis.Witness;
import io.heavyread.store.EvictionRule;
import io.heavyread.store.StoreAlarms;
import io.heavyread.store.test.StoreFixture;
import io.heavyread.store.write.RedisPostStore;
import io.heavyread.store.write.ReplicaSettings;
import io.heavyread.store.write.Writability;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.heavyread.store.test.StoreFixture.delete;
import static io.heavyread.store.test.StoreFixture.put;
import static io.heavyread.store.test.StoreFixture.refusal;
import static io.heavyread.store.test.StoreFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

/** A server that takes writes, and a witness that says whether it is the primary. */
class UnconfirmedPrimaryIT {

	private static final ReplicaSettings NO_REPLICAS = new ReplicaSettings(0, Duration.ofMillis(500),
			Duration.ofMillis(800));

	/** How often the server is still confirmed. */
	private final AtomicInteger confirmations = new AtomicInteger(Integer.MAX_VALUE);

	private final Witness witness = new Witness() {

		@Override
		public OptionalLong confirmedNanos(SocketAddress server, long nowNanos) {
			boolean confirmed = UnconfirmedPrimaryIT.this.confirmations
				.getAndUpdate((left) -> Math.max(0, left - 1)) > 0;
			return confirmed ? OptionalLong.of(nowNanos) : OptionalLong.empty();
		}

	};

	@SuppressWarnings("NullAway.Init")
	private StoreFixture redis;

	@SuppressWarnings("NullAway.Init")
	private RedisPostStore store;

	@BeforeEach
	void start() {
		this.redis = StoreFixture.embedded();
		this.redis.openHistory(0);
		this.store = this.redis.store(StoreFixture.SETTINGS, NO_REPLICAS, this.witness);
	}

	@AfterEach
	void stop() {
		this.redis.close();
	}

	@Test
	void notConfirmedBefore_nothingIsSent() {
		this.confirmations.set(0);
		StoreException refusal = refusal(this.store, put("post-1", "one"));
		assertThat(refusal).hasMessageContaining("no majority of the sentinels confirms");
		assertThat(refusal.outcome()).isEqualTo(Outcome.NONE);
		assertThat(this.redis.position().sequence()).isZero();
	}

	@Test
	void notConfirmedAfterwards_theOutcomeIsUnknown() {
		this.confirmations.set(1);
		assertThat(refusal(this.store, put("post-1", "one")).outcome()).isEqualTo(Outcome.UNKNOWN);
		assertThat(this.redis.position().sequence()).isEqualTo(1);
	}

	/** Whether there is such a post is not known from a server that may be an old one. */
	@Test
	void notConfirmedAfterwards_aRefusalIsNotBelieved() {
		this.confirmations.set(1);
		assertThat(refusal(this.store, delete("post-1")).outcome()).isEqualTo(Outcome.NONE);
	}

	@Test
	void keeper_saysThatNothingIsWritten_andConnectsAnew() {
		written(this.store, put("post-1", "one"));
		StoreAlarms alarms = new StoreAlarms();
		Session first = this.redis.link().session();
		Writability writability = this.redis.writability();
		try (HistoryKeeper keeper = new HistoryKeeper("writer-1", this.redis.link(), this.store, LongStream::empty,
				new Recommit(this.redis.link(), this.store, this.redis.versions(), alarms), EvictionRule.REFUSE,
				writability, alarms)) {
			keeper.start();
			await().until(writability::isWritable);
			this.confirmations.set(0);
			await().until(() -> !writability.isWritable());
			await().until(() -> !this.redis.link().isCurrent(first));
			this.confirmations.set(Integer.MAX_VALUE);
			await().until(writability::isWritable);
			written(this.store, put("post-1", "two"));
		}
		assertThat(this.redis.logSequences()).isEqualTo(List.of(1L, 2L));
	}

	private static org.awaitility.core.ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(20));
	}

}
