package io.heavyread.cache.faults;

import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.CacheContents;
import io.heavyread.cache.FeedState;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.Position;
import io.heavyread.cache.feed.FeedControl;
import io.heavyread.cache.feed.FeedStatus;
import io.heavyread.cache.test.FaultProxy;
import io.heavyread.cache.test.TestNode;

/**
 * A reader behind its own bad network.
 *
 * @param id its name
 * @param node the library in it
 * @param proxy its way to Redis
 */
record FaultReader(String id, TestNode node, FaultProxy proxy) implements AutoCloseable {

	static FaultReader start(String id, int redisPort, String... properties) {
		FaultProxy proxy = FaultProxy.to(redisPort);
		return new FaultReader(id, TestNode.reader(id, proxy.address(), properties), proxy);
	}

	PostCache posts() {
		return this.node.get(PostCache.class);
	}

	FeedStatus status() {
		return this.node.get(FeedControl.class).status();
	}

	FeedState state() {
		return posts().state();
	}

	Position position() {
		return posts().position();
	}

	/** Tell whether the reader can prove its answers and has reached the position. */
	boolean hasReached(Position position) {
		Position own = position();
		return state() == FeedState.LIVE && posts().isLeased(System.nanoTime()) && own.epoch() == position.epoch()
				&& own.sequence() >= position.sequence()
				&& (own.sequence() > position.sequence() || own.chain() == position.chain());
	}

	/** Let go of everything cached. */
	void evictAll() {
		this.node.get(CacheContents.class).evictAll();
	}

	/** Answer a request as the data port does. */
	CompletableFuture<Answer> ask(String post) {
		long asked = System.nanoTime();
		PostCache posts = posts();
		Answer now = Answer.fromMemory(this.id, posts, post, asked);
		return (now != null) ? CompletableFuture.completedFuture(now)
				: posts.load(post).thenApply((load) -> Answer.loaded(this.id, posts, post, load, asked));
	}

	@Override
	public void close() {
		this.proxy.heal();
		this.node.close();
		this.proxy.close();
	}

}
