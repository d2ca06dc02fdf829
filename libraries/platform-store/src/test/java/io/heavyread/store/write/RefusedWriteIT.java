package io.heavyread.store.write;

import java.util.Map;
import java.util.concurrent.CompletionStage;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.redis.Replies;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.store.Write;
import io.heavyread.store.Write.Idempotency;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import io.heavyread.store.WriteResult.NotFound;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.heavyread.store.test.StoreFixture.delete;
import static io.heavyread.store.test.StoreFixture.put;
import static io.heavyread.store.test.StoreFixture.refusal;
import static io.heavyread.store.test.StoreFixture.write;
import static io.heavyread.store.test.StoreFixture.written;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What Redis refuses, it refuses whole: no key changes, nothing is published. */
class RefusedWriteIT extends AbstractStoreIT {

	@BeforeEach
	void writeSomething() {
		written(this.store, put("post-1", "one"));
	}

	@AfterEach
	void restore() {
		this.redis.text().configSet("maxmemory", "0");
		this.redis.text().replicaofNoOne();
	}

	@Test
	void outOfMemory_refusesPutAndDeleteWhole() {
		this.redis.text().configSet("maxmemory-policy", "noeviction");
		this.redis.text().configSet("maxmemory", "1");
		assertRefusedWhole(put("post-1", "two"), "OOM");
		assertRefusedWhole(keyed("post-2"), "OOM");
		assertRefusedWhole(delete("post-1"), "OOM");
		this.redis.text().configSet("maxmemory", "0");
		assertThat(written(this.store, keyed("post-2")).version()).isEqualTo(2);
	}

	@Test
	void readOnlyReplica_refusesWhole() {
		this.redis.text().replicaof("127.0.0.1", RedisProcess.freePort());
		assertRefusedWhole(put("post-1", "two"), "READONLY");
		assertRefusedWhole(keyed("post-2"), "READONLY");
		assertRefusedWhole(delete("post-1"), "READONLY");
		this.redis.text().replicaofNoOne();
		assertThat(written(this.store, keyed("post-2")).version()).isEqualTo(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{posts}:log", "{posts}:index", "{posts}:idem:key-1" })
	void foreignType_refusesWhole(String key) {
		this.redis.text().del(key);
		this.redis.text().hset(key, "what", "is this");
		assertRefusedWhole(keyed("post-1"), "WRONGTYPE");
		assertRefusedWhole(keyed("post-2"), "WRONGTYPE");
	}

	@Test
	void foreignTypeAtMeta_isNoHistory() {
		this.redis.text().del(Keyspace.POSTS.meta());
		this.redis.text().lpush(Keyspace.POSTS.meta(), "what is this");
		assertRefusedWhole(keyed("post-1"), "no history");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "-1", "1.5", "1e400", "nan", "9007199254740991", "9007199254740993" })
	void sequenceThatIsNone_isNoHistory(String sequence) {
		this.redis.text().hset(Keyspace.POSTS.meta(), "seq", sequence);
		assertRefusedWhole(keyed("post-1"), "no history");
	}

	@ParameterizedTest
	@ValueSource(strings = { "epoch", "chain" })
	void epochOrChainThatIsNone_isNoHistory(String field) {
		for (String value : new String[] { "", "x", "0123456789abcdeg", "0123456789abcdef0" }) {
			this.redis.text().hset(Keyspace.POSTS.meta(), field, value);
			assertRefusedWhole(keyed("post-1"), "no history");
		}
		this.redis.text().hdel(Keyspace.POSTS.meta(), field);
		assertRefusedWhole(keyed("post-1"), "no history");
	}

	@Test
	void logAheadOfMeta_refusesWhole() {
		this.redis.text().xadd(Keyspace.POSTS.log(), new io.lettuce.core.XAddArgs().id("99-0"), Map.of("x", "y"));
		assertRefusedWhole(keyed("post-1"), "XADD");
	}

	@Test
	void foreignTypeAtThePost_isNoPost_andIsReplaced() {
		this.redis.text().del(Keyspace.POSTS.document("post-1"));
		this.redis.text().lpush(Keyspace.POSTS.document("post-1"), "what is this");
		assertThat(written(this.store, put("post-1", "two")).created()).isTrue();
		assertThat(this.redis.stored("post-1").header().sequence()).isEqualTo(2);
		this.redis.text().del(Keyspace.POSTS.document("post-2"));
		this.redis.text().lpush(Keyspace.POSTS.document("post-2"), "what is this");
		assertThat(write(this.store, delete("post-2"))).isInstanceOf(NotFound.class);
	}

	/** A delete is how a person says that a lost post may be forgotten. */
	@Test
	void lostPostInTheIndex_canBeDeleted() {
		this.redis.text().del(Keyspace.POSTS.document("post-1"));
		written(this.store, delete("post-1"));
		assertThat(this.redis.text().zscore(Keyspace.POSTS.index(), "post-1")).isNull();
		assertThat(write(this.store, delete("post-1"))).isInstanceOf(NotFound.class);
	}

	/**
	 * Nothing is unknown of a write whose answer comes while its connection is given up.
	 */
	@Test
	void connectionReplaced_whileRefusing_tellsTheOutcome() {
		this.redis.text().clientPause(150);
		CompletionStage<WriteResult> underWay = this.store.write(delete("unknown"));
		this.store.replace(this.redis.link().session(), "it is a test");
		assertThatExceptionOfType(StoreException.class).isThrownBy(() -> Replies.await(() -> underWay))
			.satisfies((failure) -> assertThat(failure.outcome()).isEqualTo(Outcome.NONE));
		Awaitility.await().ignoreExceptions().until(() -> this.redis.link().session() != null);
	}

	private void assertRefusedWhole(Write write, String reason) {
		Map<String, String> before = this.redis.snapshot();
		StoreException refusal = refusal(this.store, write);
		assertThat(refusal).hasMessageContaining(reason);
		assertThat(this.redis.snapshot()).isEqualTo(before);
		if (!reason.equals("XADD")) {
			assertThat(refusal.outcome()).isEqualTo(Outcome.NONE);
		}
	}

	private static Write keyed(String id) {
		return new Write(Write.Kind.PUT, id, new byte[] { 'x' }, new WriteCondition.None(),
				new Idempotency("key-1", "print", new byte[0]));
	}

}
