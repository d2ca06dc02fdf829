package io.heavyread.cache.boot;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

import io.heavyread.cache.PostCache;
import io.heavyread.cache.feed.Feed;
import io.heavyread.cache.feed.FeedSettings;
import io.heavyread.cache.feed.FeedThread;
import io.heavyread.cache.load.LoadListener;
import io.heavyread.cache.load.LoadSettings;
import io.heavyread.cache.load.PostLoader;
import io.heavyread.cache.load.ReadThroughCache;
import io.heavyread.cache.load.Repairs;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.local.LocalCacheSettings;
import io.heavyread.cache.proof.Evidence;
import io.heavyread.cache.proof.Lease;
import io.heavyread.cache.proof.SharedState;
import io.heavyread.cache.source.FeedStore;
import io.heavyread.protocol.boot.Properties;
import io.heavyread.protocol.support.DaemonThreads;
import io.heavyread.protocol.wire.WireVersions;

/** The parts of a reader's cache, put together, started and stopped together. */
final class ReaderCache {

	private static final Duration TICK = Duration.ofMillis(100);

	private static final Duration RETRY = Duration.ofMillis(500);

	private final FeedStore store;

	private final LocalCache local;

	private final ExecutorService repairs;

	private final FeedThread thread;

	private final Feed feed;

	private final PostCache posts;

	private final SharedState shared;

	private final PostLoader loader;

	private final WireVersions wireVersions;

	ReaderCache(String instance, FeedStore store, CacheProperties properties, LoadListener loads, LongConsumer lag) {
		this.store = store;
		this.local = new LocalCache(localSettings(properties));
		this.repairs = Executors.newSingleThreadExecutor(DaemonThreads.named(instance + "-repairs"));
		this.thread = new FeedThread(instance + "-feed", properties.inboxSize().toBytes(), TICK);
		this.shared = new SharedState(new Lease(properties.maxStaleness()));
		this.wireVersions = this.shared.wireVersions();
		Evidence evidence = new Evidence(this.shared, this.thread, System::nanoTime);
		this.loader = new PostLoader(store, this.local, this.shared, evidence, loads,
				new LoadSettings(properties.loadTimeout(), properties.maxLoads()), System::nanoTime);
		Repairs reloader = new Repairs(store, this.local, this.loader, this.shared, evidence, this.repairs,
				CompletableFuture.delayedExecutor(RETRY.toMillis(), TimeUnit.MILLISECONDS, this.repairs));
		this.feed = new Feed(instance, store, this.local, reloader, this.shared, evidence, this.thread, lag,
				new FeedSettings(properties.pollInterval(), properties.pushEnabled()), System::nanoTime,
				Clock.systemUTC());
		this.posts = new ReadThroughCache(this.local, this.shared, this.loader, this.feed::state,
				properties.maxStale());
	}

	private static LocalCacheSettings localSettings(CacheProperties properties) {
		long heap = Runtime.getRuntime().maxMemory();
		Properties.check(properties.maxWeight().toBytes() <= heap, "platform.cache.max-weight",
				"at most the heap, " + heap + "B", properties.maxWeight());
		return new LocalCacheSettings(properties.maxWeight().toBytes(), (int) properties.gzipMinSize().toBytes(),
				properties.negativeTtl(), ForkJoinPool.commonPool(), System::nanoTime, Clock.systemUTC());
	}

	PostCache posts() {
		return this.posts;
	}

	LocalCache contents() {
		return this.local;
	}

	Feed feed() {
		return this.feed;
	}

	WireVersions wireVersions() {
		return this.wireVersions;
	}

	SharedState shared() {
		return this.shared;
	}

	PostLoader loader() {
		return this.loader;
	}

	void start() {
		this.thread.start(this.feed::tick);
		this.feed.start();
	}

	void stop() {
		this.thread.close();
		this.repairs.shutdownNow();
		this.store.close();
	}

}
