package io.heavyread.store.write;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.StoreException;
import io.heavyread.store.Write;
import io.heavyread.store.Write.Idempotency;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import io.heavyread.store.WriteResult.ConditionFailed;
import io.heavyread.store.WriteResult.KeyConflict;
import io.heavyread.store.WriteResult.Repeated;
import io.heavyread.store.WriteResult.Written;
import org.junit.jupiter.api.Test;

import static io.heavyread.store.test.StoreFixture.put;
import static io.heavyread.store.test.StoreFixture.write;
import static io.heavyread.store.test.StoreFixture.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A write that is repeated under its key has one effect. */
class IdempotentWriteIT extends AbstractStoreIT {

	private static final byte[] CONTEXT = { 0, -1, 'c', '\r', '\n' };

	@Test
	void sameRequest_isRepeated_andNothingChanges() {
		Written original = written(this.store, keyed("key-1", "print", "one"));
		written(this.store, put("post-1", "by another writer"));
		Map<String, String> before = this.redis.snapshot();
		Repeated repeated = (Repeated) write(this.store, keyed("key-1", "print", "one"));
		assertThat(repeated.original()).isEqualTo(original);
		assertThat(repeated.context()).isEqualTo(CONTEXT);
		assertThat(repeated.reply()).isEmpty();
		assertThat(this.redis.snapshot()).isEqualTo(before);
	}

	@Test
	void otherRequest_isAConflict_andNothingChanges() {
		written(this.store, keyed("key-1", "print", "one"));
		Map<String, String> before = this.redis.snapshot();
		assertThat(write(this.store, keyed("key-1", "another print", "two"))).isInstanceOf(KeyConflict.class);
		assertThat(this.redis.snapshot()).isEqualTo(before);
	}

	@Test
	void otherKey_isAnotherWrite() {
		written(this.store, keyed("key-1", "print", "one"));
		assertThat(written(this.store, keyed("key-2", "print", "one")).version()).isEqualTo(2);
	}

	@Test
	void key_expires() {
		written(this.store, keyed("key-1", "print", "one"));
		assertThat(this.redis.text().ttl(Keyspace.POSTS.idempotency("key-1"))).isBetween(890L, 900L);
	}

	@Test
	void rememberedReply_isRepeated_andKeepsTheTimeToLive() {
		Written original = written(this.store, keyed("key-1", "print", "one"));
		this.redis.text().expire(Keyspace.POSTS.idempotency("key-1"), 100);
		remember("key-1", "print", "the reply");
		Repeated repeated = (Repeated) write(this.store, keyed("key-1", "print", "one"));
		assertThat(repeated.reply()).asString(StandardCharsets.UTF_8).isEqualTo("the reply");
		assertThat(repeated.original()).isEqualTo(original);
		assertThat(repeated.context()).isEqualTo(CONTEXT);
		assertThat(this.redis.text().ttl(Keyspace.POSTS.idempotency("key-1"))).isBetween(90L, 100L);
	}

	@Test
	void firstReply_stays() {
		written(this.store, keyed("key-1", "print", "one"));
		remember("key-1", "print", "the first reply");
		remember("key-1", "print", "the second reply");
		Repeated repeated = (Repeated) write(this.store, keyed("key-1", "print", "one"));
		assertThat(repeated.reply()).asString(StandardCharsets.UTF_8).isEqualTo("the first reply");
	}

	@Test
	void replyOfAnotherRequest_isNotRemembered() {
		written(this.store, keyed("key-1", "print", "one"));
		Map<String, String> before = this.redis.snapshot();
		assertNotRemembered("key-1", "another print");
		assertNotRemembered("key-2", "print");
		assertThat(this.redis.snapshot()).isEqualTo(before);
	}

	@Test
	void repetitionInFlight_hasOneEffect() {
		List<CompletableFuture<WriteResult>> writes = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			writes.add(this.store.write(keyed("key-1", "print", "one")).toCompletableFuture());
		}
		List<WriteResult> results = writes.stream().map(CompletableFuture::join).toList();
		assertThat(results).filteredOn(Written.class::isInstance).hasSize(1);
		assertThat(results).filteredOn(Repeated.class::isInstance).hasSize(49);
		assertThat(this.redis.position().sequence()).isEqualTo(1);
	}

	@Test
	void refusedByCondition_isNotRemembered() {
		Write conditional = new Write(Write.Kind.PUT, "post-1", new byte[0], new WriteCondition.Exists(),
				new Idempotency("key-1", "print", CONTEXT));
		assertThat(write(this.store, conditional)).isInstanceOf(ConditionFailed.class);
		written(this.store, put("post-1", "one"));
		assertThat(write(this.store, conditional)).isInstanceOf(Written.class);
		assertThat(write(this.store, conditional)).isInstanceOf(Repeated.class);
	}

	@Test
	void foreignBytesUnderTheKey_areReplaced() {
		this.redis.text().set(Keyspace.POSTS.idempotency("key-1"), "\u00c1 not what the script wrote");
		written(this.store, keyed("key-1", "print", "one"));
		assertThat(write(this.store, keyed("key-1", "print", "one"))).isInstanceOf(Repeated.class);
	}

	/** The write is not there any more: nobody may be told that it is. */
	private void assertNotRemembered(String key, String fingerprint) {
		assertThatThrownBy(() -> remember(key, fingerprint, "the reply of nothing")).cause()
			.isInstanceOfSatisfying(StoreException.class,
					(failure) -> assertThat(failure.outcome()).isEqualTo(StoreException.Outcome.UNKNOWN));
	}

	private void remember(String key, String fingerprint, String reply) {
		this.store.rememberReply(key, fingerprint, reply.getBytes(StandardCharsets.UTF_8)).toCompletableFuture().join();
	}

	private static Write keyed(String key, String fingerprint, String body) {
		return new Write(Write.Kind.PUT, "post-1", body.getBytes(StandardCharsets.UTF_8), new WriteCondition.None(),
				new Idempotency(key, fingerprint, CONTEXT));
	}

}
