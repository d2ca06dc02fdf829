package io.heavyread.cache.load;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.cache.feed.Replica;
import io.heavyread.cache.feed.TestStanding;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.local.LocalCacheSettings;
import io.heavyread.cache.test.ScriptedStore;
import io.heavyread.cache.test.TestHistory;
import io.heavyread.cache.wire.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The feed begins a new generation on its thread between two steps of a fill that begins
 * on another.
 */
class ResyncDuringFillTests {

	private final AtomicLong nanoTime = new AtomicLong();

	private final ScriptedStore store = new ScriptedStore();

	private final LocalCache cache = new LocalCache(new LocalCacheSettings(1 << 20, 1024, Duration.ofSeconds(1),
			Runnable::run, this.nanoTime::get, InstantSource.system()));

	private final TestStanding reader = new TestStanding();

	/**
	 * The limit was read before the resync, the fill begins after it: with the old limit
	 * it could install a version that the store loses before the new position is taken.
	 */
	@Test
	void resyncBetweenLimitAndBegin_oldLimitIsNotUsedInTheNewGeneration() {
		Frame frame = new TestHistory(1).put("a", "one");
		this.reader.standAt(frame.position());
		PostLoader loader = loader(interrupted("beginFill"));
		loader.load("a");
		this.store.takeFrames().answer().complete(ScriptedStore.bytes(frame));
		assertThat(this.cache.get("a")).isNull();
	}

	/** The limit that was read is the one of no position: nothing is installed by it. */
	@Test
	void resyncBeforeTheLimitIsRead_nothingIsInstalled() {
		Frame frame = new TestHistory(1).put("a", "one");
		this.reader.standAt(frame.position());
		PostLoader loader = loader(interrupted("generation"));
		loader.load("a");
		this.store.takeFrames().answer().complete(ScriptedStore.bytes(frame));
		assertThat(this.cache.get("a")).isNull();
	}

	private PostLoader loader(Replica replica) {
		return new PostLoader(this.store, replica, this.reader.standing(), LoadListener.NONE,
				new LoadSettings(Duration.ofSeconds(20), 4), this.nanoTime::get);
	}

	/**
	 * Return the cache; a resync comes once, just before the named call does its work.
	 */
	private Replica interrupted(String call) {
		AtomicBoolean resynced = new AtomicBoolean();
		InvocationHandler handler = (proxy, method, arguments) -> {
			if (method.getName().equals(call) && resynced.compareAndSet(false, true)) {
				this.reader.distrust();
				this.cache.nextGeneration();
			}
			return method.invoke(this.cache, arguments);
		};
		return (Replica) Proxy.newProxyInstance(Replica.class.getClassLoader(), new Class<?>[] { Replica.class },
				handler);
	}

}
