package io.heavyread.store.boot;

import io.heavyread.protocol.boot.Phases;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.store.history.HistoryKeeper;
import io.heavyread.store.write.RedisPostStore;

import org.springframework.context.SmartLifecycle;

/** The parts of a writer's store, started and stopped together. */
final class WriterStore implements SmartLifecycle {

	private final RedisLink link;

	private final RedisPostStore posts;

	private final HistoryKeeper keeper;

	private volatile boolean running;

	WriterStore(RedisLink link, RedisPostStore posts, HistoryKeeper keeper) {
		this.link = link;
		this.posts = posts;
		this.keeper = keeper;
	}

	RedisPostStore posts() {
		return this.posts;
	}

	@Override
	public void start() {
		this.running = true;
		this.link.open();
		this.posts.open();
		this.keeper.start();
	}

	@Override
	public void stop() {
		this.running = false;
		this.keeper.close();
		this.posts.close();
		this.link.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Phases.STORE;
	}

}
