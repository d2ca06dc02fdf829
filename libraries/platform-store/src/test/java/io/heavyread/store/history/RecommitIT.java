package io.heavyread.store.history;

import java.util.Map;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.support.Utf8;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.store.WriteResult.Written;
import org.junit.jupiter.api.Test;

import static io.heavyread.store.test.StoreFixture.delete;
import static io.heavyread.store.test.StoreFixture.put;
import static io.heavyread.store.test.StoreFixture.written;
import static org.assertj.core.api.Assertions.assertThat;

/** The keeper commits what is left of an earlier history into the one that it opened. */
class RecommitIT extends AbstractKeeperIT {

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

}
