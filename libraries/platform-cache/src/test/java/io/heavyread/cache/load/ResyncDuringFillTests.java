package io.heavyread.cache.load;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.cache.Load;
import io.heavyread.cache.feed.Replica;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.local.LocalCacheSettings;
import io.heavyread.cache.proof.TestSharedState;
import io.heavyread.cache.test.ScriptedStore;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The feed begins a new generation on its thread between two steps of a fill that begins
 * on another.
 */
class ResyncDuringFillTests {

	private final AtomicLong nanoTime = new AtomicLong();

	private final TestSharedState reader = new TestSharedState();

	private final ScriptedStore store = new ScriptedStore().at(this.reader.shared()::position);

	private final LocalCache cache = new LocalCache(new LocalCacheSettings(1 << 20, 1024, Duration.ofSeconds(1),
			Runnable::run, this.nanoTime::get, InstantSource.system()));

	/**
	 * The fill begins in the new generation and asks while no position is established:
	 * changes that come before the new position is taken are not told to it. So its
	 * answer is dropped, even if the position that is taken then is the answer's own, and
	 * the post is asked for once more.
	 */
	@Test
	void fillOfTheTimeWithoutAPosition_isAskedForAgain() {
		Frame frame = new TestHistory(1).put("a", "one");
		this.reader.standAt(frame.position());
		PostLoader loader = loader(interrupted("beginFill"));
		CompletableFuture<Load> load = loader.load("a");
		this.store.takeFrames().answer().complete(ScriptedStore.bytes(frame));
		assertThat(load).isNotDone();
		this.reader.standAt(frame.position());
		assertThat(this.cache.get("a")).isNull();
		this.store.takeFrames().answer().complete(ScriptedStore.bytes(frame));
		assertThat(load.join()).isInstanceOf(Load.Found.class);
	}

	/** The fill began in the generation before: its token is void. */
	@Test
	void resyncAfterTheFillBegan_itsAnswerIsNotInstalled() {
		Frame frame = new TestHistory(1).put("a", "one");
		this.reader.standAt(frame.position());
		PostLoader loader = loader(this.cache);
		loader.load("a");
		this.reader.suspectAll();
		this.cache.nextGeneration();
		this.reader.standAt(frame.position());
		this.store.takeFrames().answer().complete(ScriptedStore.bytes(frame));
		assertThat(this.cache.get("a")).isNull();
		assertThat(this.store.waiting()).isOne();
	}

	private PostLoader loader(Replica replica) {
		return new PostLoader(this.store, replica, this.reader.shared(), this.reader.evidence(), LoadListener.NONE,
				new LoadSettings(Duration.ofSeconds(20), 4), this.nanoTime::get);
	}

	/**
	 * Return the cache; a resync comes once, just before the named call does its work.
	 */
	private Replica interrupted(String call) {
		AtomicBoolean resynced = new AtomicBoolean();
		InvocationHandler handler = (proxy, method, arguments) -> {
			if (method.getName().equals(call) && resynced.compareAndSet(false, true)) {
				this.reader.suspectAll();
				this.cache.nextGeneration();
			}
			return method.invoke(this.cache, arguments);
		};
		return (Replica) Proxy.newProxyInstance(Replica.class.getClassLoader(), new Class<?>[] { Replica.class },
				handler);
	}

}
