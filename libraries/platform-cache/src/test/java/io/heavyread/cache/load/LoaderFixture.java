package io.heavyread.cache.load;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.cache.Load;
import io.heavyread.cache.load.LoadListener.Result;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.local.LocalCacheSettings;
import io.heavyread.cache.proof.TestSharedState;
import io.heavyread.cache.test.ScriptedStore;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** A loader between a store that the test answers for, and a real cache. */
abstract class LoaderFixture {

	static final int MAX_IN_FLIGHT = 4;

	final AtomicLong nanoTime = new AtomicLong();

	final TestSharedState reader = new TestSharedState();

	/**
	 * What it answers is of the reader's own position, unless the test says otherwise.
	 */
	final ScriptedStore store = new ScriptedStore().at(this.reader.shared()::position);

	final LocalCache cache = new LocalCache(new LocalCacheSettings(1 << 20, 1024, Duration.ofSeconds(1), Runnable::run,
			this.nanoTime::get, InstantSource.system()));

	final TestHistory history = new TestHistory(1);

	final Map<Result, Integer> results = new ConcurrentHashMap<>();

	final PostLoader loader = loader(Duration.ofSeconds(20));

	final PostLoader loader(Duration timeout) {
		return new PostLoader(this.store, this.cache, this.reader.shared(), this.reader.evidence(),
				(result) -> this.results.merge(result, 1, Integer::sum), new LoadSettings(timeout, MAX_IN_FLIGHT),
				this.nanoTime::get);
	}

	final void answer(@Nullable Frame... frames) {
		peekAndAnswer(frames);
	}

	final ScriptedStore.Request<?> peekAndAnswer(@Nullable Frame... frames) {
		var request = this.store.takeFrames();
		request.answer().complete(ScriptedStore.bytes(frames));
		return request;
	}

	/** Let the store fail as often as a load asks. */
	final void fail() {
		for (int attempt = 0; attempt < 3; attempt++) {
			this.store.takeFrames().answer().completeExceptionally(new IllegalStateException("the test's store"));
		}
	}

	static void assertUnknown(CompletableFuture<Load> load, String reason) {
		assertThat(load).isDone();
		assertThat(load.join()).isInstanceOfSatisfying(Load.Unknown.class,
				(unknown) -> assertThat(unknown.reason()).contains(reason));
	}

}
