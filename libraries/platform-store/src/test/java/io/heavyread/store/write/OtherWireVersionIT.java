package io.heavyread.store.write;

import java.util.List;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.store.StoreAlarms;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.store.history.Recommit;
import io.heavyread.store.test.StoreFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.heavyread.store.test.StoreFixture.delete;
import static io.heavyread.store.test.StoreFixture.put;
import static io.heavyread.store.test.StoreFixture.refusal;
import static io.heavyread.store.test.StoreFixture.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A writer of this wire version meets a post that one of the next has written. */
class OtherWireVersionIT extends AbstractStoreIT {

	private Written original;

	@BeforeEach
	void writeFromTheFuture() {
		this.original = written(this.store, put("post-1", "one"));
		this.redis.text().setrange(Keyspace.POSTS.document("post-1"), 3, "\2");
	}

	@Test
	void conditionalWrites_areRefusedWhole() {
		assertRefused(put("post-1", new byte[0], new WriteCondition.OneOf(List.of(this.original.chain()))));
		assertRefused(put("post-1", new byte[0], new WriteCondition.Absent()));
		assertRefused(put("post-1", new byte[0], new WriteCondition.Exists()));
		assertRefused(delete("post-1"));
		assertThat(this.redis.versions().unsupported()).isEqualTo(2);
	}

	@Test
	void unconditionalPut_replacesIt() {
		Written replaced = written(this.store, put("post-1", "two"));
		assertThat(replaced.version()).isEqualTo(2);
		assertThat(this.redis.stored("post-1").header().chain()).isEqualTo(replaced.chain());
	}

	/** Nothing is dropped from the index, and the step is not done. */
	@Test
	void recommit_leavesItToAWriterThatKnowsIt() {
		Recommit recommit = new Recommit(this.redis.link(), this.store, this.redis.versions(), new StoreAlarms());
		assertThatThrownBy(() -> recommit.step(StoreFixture.EPOCH + 1, "1")).rootCause()
			.hasMessageContaining("wire version 2");
		assertThat(this.redis.versions().unsupported()).isEqualTo(2);
		assertThat(this.redis.text().zrange(Keyspace.POSTS.index(), 0, -1)).containsExactly("post-1");
	}

	private void assertRefused(Write write) {
		var before = this.redis.snapshot();
		StoreException refusal = refusal(this.store, write);
		assertThat(refusal).hasMessageContaining("wire version 2");
		assertThat(refusal.outcome()).isEqualTo(Outcome.NONE);
		assertThat(this.redis.snapshot()).isEqualTo(before);
	}

}
