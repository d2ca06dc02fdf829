package io.heavyread.store.write;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import io.heavyread.store.WriteResult.ConditionFailed;
import io.heavyread.store.WriteResult.Written;
import org.junit.jupiter.api.Test;

import static io.heavyread.store.test.StoreFixture.delete;
import static io.heavyread.store.test.StoreFixture.put;
import static io.heavyread.store.test.StoreFixture.write;
import static io.heavyread.store.test.StoreFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

/** A write with a condition happens only while the condition holds. */
class ConditionalWriteIT extends AbstractStoreIT {

	private static final WriteCondition EXISTS = new WriteCondition.Exists();

	private static final WriteCondition ABSENT = new WriteCondition.Absent();

	private static final byte[] BODY = { 'x' };

	@Test
	void oneOf_withTheChainInTheList_writes() {
		Written first = written(this.store, put("post-1", "one"));
		WriteResult second = write(this.store, put("post-1", BODY, oneOf(-1L, first.chain(), 0L)));
		assertThat(second).isInstanceOf(Written.class);
	}

	@Test
	void oneOf_withoutTheChain_changesNothing() {
		Written first = written(this.store, put("post-1", "one"));
		written(this.store, put("post-1", "two"));
		assertRefused(put("post-1", BODY, oneOf(first.chain())));
		assertRefused(put("post-1", BODY, oneOf()));
		assertRefused(delete("post-1", oneOf(first.chain())));
	}

	@Test
	void oneOf_chainAcrossTwoListed_doesNotMatch() {
		long chain = written(this.store, put("post-1", "one")).chain();
		assertRefused(put("post-1", BODY, oneOf(chain >>> 8, chain << 56)));
	}

	@Test
	void oneOf_chainOfATombstone_doesNotMatch() {
		written(this.store, put("post-1", "one"));
		Written deleted = written(this.store, delete("post-1"));
		assertRefused(put("post-1", BODY, oneOf(deleted.chain())));
	}

	@Test
	void exists_needsALivingPost() {
		assertRefused(put("post-1", BODY, EXISTS));
		written(this.store, put("post-1", "one"));
		assertThat(write(this.store, put("post-1", BODY, EXISTS))).isInstanceOf(Written.class);
		assertThat(write(this.store, delete("post-1", EXISTS))).isInstanceOf(Written.class);
		assertRefused(put("post-1", BODY, EXISTS));
		assertRefused(delete("post-1", EXISTS));
	}

	@Test
	void absent_needsNoLivingPost() {
		assertThat(write(this.store, put("post-1", BODY, ABSENT))).isInstanceOf(Written.class);
		assertRefused(put("post-1", BODY, ABSENT));
		written(this.store, delete("post-1"));
		assertThat(write(this.store, put("post-1", BODY, ABSENT))).isInstanceOf(Written.class);
	}

	@Test
	void manyEditorsOfOneVersion_oneWins() {
		Written first = written(this.store, put("post-1", "one"));
		List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			writes.add(this.store.write(put("post-1", BODY, oneOf(first.chain()))).toCompletableFuture());
		}
		List<WriteResult> results = writes.stream().map(CompletableFuture::join).toList();
		assertThat(results).filteredOn(Written.class::isInstance).hasSize(1);
		assertThat(results).filteredOn(ConditionFailed.class::isInstance).hasSize(99);
	}

	private void assertRefused(io.heavyread.store.Write write) {
		var before = this.redis.snapshot();
		assertThat(write(this.store, write)).isInstanceOf(ConditionFailed.class);
		assertThat(this.redis.snapshot()).isEqualTo(before);
	}

	private static WriteCondition oneOf(Long... chains) {
		return new WriteCondition.OneOf(List.of(chains));
	}

}
