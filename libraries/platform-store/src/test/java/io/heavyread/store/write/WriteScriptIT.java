package io.heavyread.store.write;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.wire.Operation;
import io.heavyread.store.WriteResult;
import io.heavyread.store.WriteResult.NotFound;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.store.test.StoreFixture;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import org.junit.jupiter.api.Test;

import static io.heavyread.store.test.StoreFixture.delete;
import static io.heavyread.store.test.StoreFixture.put;
import static io.heavyread.store.test.StoreFixture.refusal;
import static io.heavyread.store.test.StoreFixture.write;
import static io.heavyread.store.test.StoreFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

/** One write is one step in every key; writes are dense and linked. */
class WriteScriptIT extends AbstractStoreIT {

	@Test
	void put_changesEveryKeyTogether() {
		Written written = written(this.store, put("post-1", "hello"));
		assertThat(written.version()).isEqualTo(1);
		assertThat(written.created()).isTrue();
		assertThat(this.redis.position()).isEqualTo(new Position(StoreFixture.EPOCH, 1, written.chain()));
		assertThat(this.redis.stored("post-1").position()).isEqualTo(this.redis.position());
		assertThat(this.redis.stored("post-1").body()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
		assertThat(this.redis.text().ttl(Keyspace.POSTS.document("post-1"))).isEqualTo(-1);
		assertThat(this.redis.text().zscore(Keyspace.POSTS.index(), "post-1")).isEqualTo(1);
		assertThat(this.redis.text().keys("*")).containsExactlyInAnyOrder(Keyspace.POSTS.meta(), Keyspace.POSTS.log(),
				Keyspace.POSTS.index(), Keyspace.POSTS.document("post-1"));
	}

	@Test
	void logEntry_tellsTheWrite() {
		Written written = written(this.store, put("post-1", "hello"));
		List<StreamMessage<String, String>> log = this.redis.text()
			.xrange(Keyspace.POSTS.log(), Range.create("-", "+"));
		assertThat(log).hasSize(1);
		assertThat(log.get(0).getId()).isEqualTo("1-0");
		assertThat(log.get(0).getBody())
			.isEqualTo(Map.of("id", "post-1", "op", "1", "chain", Position.hex(written.chain()), "length", "5", "time",
					Long.toString(this.redis.stored("post-1").header().commitMicros())));
	}

	@Test
	void replace_keepsOneIndexEntry_andIsNotCreated() {
		written(this.store, put("post-1", "one"));
		Written second = written(this.store, put("post-1", "two"));
		assertThat(second.created()).isFalse();
		assertThat(second.version()).isEqualTo(2);
		assertThat(this.redis.text().zrangeWithScores(Keyspace.POSTS.index(), 0, -1)).singleElement()
			.satisfies((member) -> assertThat(member.getScore()).isEqualTo(2));
	}

	@Test
	void delete_leavesATombstoneThatExpires_andNoIndexEntry() {
		written(this.store, put("post-1", "one"));
		Written deleted = written(this.store, delete("post-1"));
		assertThat(deleted.created()).isFalse();
		assertThat(this.redis.stored("post-1").header().operation()).isEqualTo(Operation.DELETE);
		assertThat(this.redis.stored("post-1").position()).isEqualTo(this.redis.position());
		assertThat(this.redis.text().ttl(Keyspace.POSTS.document("post-1"))).isBetween(7 * 86_400L - 10, 7 * 86_400L);
		assertThat(this.redis.text().zscore(Keyspace.POSTS.index(), "post-1")).isNull();
	}

	@Test
	void putAfterDelete_isCreated_andDoesNotExpire() {
		written(this.store, put("post-1", "one"));
		written(this.store, delete("post-1"));
		assertThat(written(this.store, put("post-1", "two")).created()).isTrue();
		assertThat(this.redis.text().ttl(Keyspace.POSTS.document("post-1"))).isEqualTo(-1);
	}

	@Test
	void deleteOfNone_changesNothing() {
		written(this.store, put("other", "x"));
		written(this.store, put("gone", "x"));
		written(this.store, delete("gone"));
		Map<String, String> before = this.redis.snapshot();
		assertThat(write(this.store, delete("never"))).isInstanceOf(NotFound.class);
		assertThat(write(this.store, delete("gone"))).isInstanceOf(NotFound.class);
		assertThat(this.redis.snapshot()).isEqualTo(before);
	}

	@Test
	void manyWritesInFlight_areDenseAndLinked() {
		List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			writes.add(this.store.write(put("post-" + i % 50, "body " + i)).toCompletableFuture());
		}
		assertThat(writes.stream().map((write) -> ((Written) write.join()).version()))
			.containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 1000).boxed().toList());
		assertThat(this.redis.logSequences()).isEqualTo(LongStream.rangeClosed(1, 1000).boxed().toList());
		assertThat(this.redis.position().sequence()).isEqualTo(1000);
	}

	@Test
	void scriptFlush_isNotNoticed() {
		written(this.store, put("post-1", "one"));
		this.redis.text().scriptFlush();
		assertThat(written(this.store, put("post-1", "two")).version()).isEqualTo(2);
	}

	@Test
	void withoutAHistory_nothingIsWritten() {
		this.redis.text().flushall();
		assertThat(refusal(this.store, put("post-1", "one")).outcome()).isEqualTo(Outcome.NONE);
		assertThat(this.redis.snapshot()).isEmpty();
	}

}
