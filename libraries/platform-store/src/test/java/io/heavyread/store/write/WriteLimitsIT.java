package io.heavyread.store.write;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.store.WriteResult;
import io.heavyread.store.WriteResult.Written;
import io.lettuce.core.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.heavyread.store.test.StoreFixture.put;
import static io.heavyread.store.test.StoreFixture.refusal;
import static io.heavyread.store.test.StoreFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

/** Numbers stay exact as far as a double counts; the log stays bounded. */
class WriteLimitsIT extends AbstractStoreIT {

	@ParameterizedTest
	@ValueSource(longs = { 99_999_999_999_999L, 100_000_000_000_000L, 123_456_789_012_345L, 9_007_199_254_740_989L })
	void sequence_isExactEverywhere(long above) {
		this.redis.openHistory(above);
		Written written = written(this.store, put("post-1", "one"));
		assertThat(written.version()).isEqualTo(above + 1);
		Frame stored = this.redis.stored("post-1");
		assertThat(stored.header().sequence()).isEqualTo(above + 1);
		assertThat(this.redis.position()).isEqualTo(stored.position());
		assertThat(this.redis.logSequences()).containsExactly(above + 1);
		assertThat(this.redis.text().zrangebyscore(Keyspace.POSTS.index(), Range.create(above + 1, above + 1)))
			.containsExactly("post-1");
	}

	@Test
	void lastSequence_isReached_andNotPassed() {
		this.redis.openHistory((1L << 53) - 2);
		assertThat(written(this.store, put("post-1", "one")).version()).isEqualTo((1L << 53) - 1);
		assertThat(refusal(this.store, put("post-1", "two"))).hasMessageContaining("no history");
		assertThat(this.redis.stored("post-1").header().sequence()).isEqualTo((1L << 53) - 1);
	}

	@Test
	void log_staysBounded() {
		RedisPostStore bounded = this.redis
			.store(new WriteSettings(200, Duration.ofDays(7), Duration.ofMinutes(15), 65_536));
		List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
		for (int i = 0; i < 2000; i++) {
			writes.add(bounded.write(put("post-" + i % 7, "x")).toCompletableFuture());
		}
		CompletableFuture.allOf(writes.toArray(CompletableFuture[]::new)).join();
		assertThat(written(bounded, put("last", "x")).version()).isEqualTo(2001);
		assertThat(this.redis.text().xlen(Keyspace.POSTS.log())).isBetween(200L, 400L);
		assertThat(this.redis.logSequences()).endsWith(2000L, 2001L);
	}

}
