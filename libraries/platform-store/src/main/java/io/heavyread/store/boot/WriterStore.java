package io.heavyread.store.boot;

import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.store.history.HistoryKeeper;
import io.heavyread.store.write.RedisPostStore;

/** The parts of a writer's store, started and stopped together. */
final class WriterStore {

	private final RedisLink link;

	private final RedisPostStore posts;

	private final HistoryKeeper keeper;

	WriterStore(RedisLink link, RedisPostStore posts, HistoryKeeper keeper) {
		this.link = link;
		this.posts = posts;
		this.keeper = keeper;
	}

	RedisPostStore posts() {
		return this.posts;
	}

	void start() {
		this.link.open();
		this.posts.open();
		this.keeper.start();
	}

	void stop() {
		this.keeper.close();
		this.posts.close();
		this.link.close();
	}

}
