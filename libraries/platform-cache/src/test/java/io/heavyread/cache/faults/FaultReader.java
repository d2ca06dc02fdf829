package io.heavyread.cache.faults;

import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.CacheContents;
import io.heavyread.cache.FeedControl;
import io.heavyread.cache.FeedStatus;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.test.TestReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.test.FaultProxy;
import io.heavyread.protocol.test.TestNode;
import org.jspecify.annotations.Nullable;

/**
 * A reader, mostly behind its own bad network.
 *
 * @param id its name
 * @param node the library in it
 * @param proxy its way to Redis, null when it goes there directly
 */
public record FaultReader(String id, TestNode node, @Nullable FaultProxy proxy) implements AutoCloseable {

	public static FaultReader start(String id, int redisPort, String... properties) {
		FaultProxy proxy = FaultProxy.to(redisPort);
		return new FaultReader(id, TestReader.start(id, proxy.address(), properties), proxy);
	}

	/** Start a reader that goes to Redis directly. */
	public static FaultReader direct(String id, String redisAddress, String... properties) {
		return new FaultReader(id, TestReader.start(id, redisAddress, properties), null);
	}

	public PostCache posts() {
		return this.node.get(PostCache.class);
	}

	public FeedStatus status() {
		return this.node.get(FeedControl.class).status();
	}

	public FeedState state() {
		return posts().state();
	}

	public Position position() {
		return posts().position();
	}

	/** Tell whether the reader can prove its answers and has reached the position. */
	public boolean hasReached(Position position) {
		Position own = position();
		return state() == FeedState.LIVE && posts().isLeased(System.nanoTime()) && own.epoch() == position.epoch()
				&& own.sequence() >= position.sequence()
				&& (own.sequence() > position.sequence() || own.chain() == position.chain());
	}

	/** Let go of everything cached. */
	public void evictAll() {
		this.node.get(CacheContents.class).evictAll();
	}

	/** Answer a request as the data port does. */
	public CompletableFuture<Answer> ask(String post) {
		long asked = System.nanoTime();
		PostCache posts = posts();
		Answer now = Answer.fromMemory(this.id, posts, post, asked);
		return (now != null) ? CompletableFuture.completedFuture(now)
				: posts.load(post).thenApply((load) -> Answer.loaded(this.id, posts, post, load, asked));
	}

	@Override
	public void close() {
		if (this.proxy != null) {
			this.proxy.heal();
		}
		this.node.close();
		if (this.proxy != null) {
			this.proxy.close();
		}
	}

}
