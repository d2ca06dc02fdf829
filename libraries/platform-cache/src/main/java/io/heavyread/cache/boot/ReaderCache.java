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
import io.heavyread.cache.feed.Evidence;
import io.heavyread.cache.feed.Feed;
import io.heavyread.cache.feed.FeedSettings;
import io.heavyread.cache.feed.FeedStore;
import io.heavyread.cache.feed.FeedThread;
import io.heavyread.cache.feed.Lease;
import io.heavyread.cache.feed.Standing;
import io.heavyread.cache.load.LoadListener;
import io.heavyread.cache.load.LoadSettings;
import io.heavyread.cache.load.PostLoader;
import io.heavyread.cache.load.ReadThroughCache;
import io.heavyread.cache.load.Repairs;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.local.LocalCacheSettings;
import io.heavyread.cache.warmup.NearCacheTarget;
import io.heavyread.cache.warmup.WarmUpTarget;
import io.heavyread.protocol.boot.Phases;
import io.heavyread.protocol.boot.Properties;
import io.heavyread.protocol.wire.WireVersions;

import org.springframework.context.SmartLifecycle;

/** The parts of a reader's cache, put together, started and stopped together. */
final class ReaderCache implements SmartLifecycle {

	private static final Duration TICK = Duration.ofMillis(100);

	private static final Duration RETRY = Duration.ofMillis(500);

	private final FeedStore store;

	private final LocalCache local;

	private final ExecutorService repairs;

	private final FeedThread thread;

	private final Feed feed;

	private final PostCache posts;

	private final WarmUpTarget warmUpTarget;

	private final WireVersions wireVersions;

	private volatile boolean running;

	ReaderCache(String instance, FeedStore store, CacheProperties properties, LoadListener loads, LongConsumer lag) {
		this.store = store;
		this.local = new LocalCache(localSettings(properties));
		this.repairs = Executors.newSingleThreadExecutor((work) -> daemon(work, instance + "-repairs"));
		this.thread = new FeedThread(instance + "-feed", properties.inboxSize().toBytes(), TICK);
		Standing standing = new Standing(new Lease(properties.maxStaleness()));
		this.wireVersions = standing.wireVersions();
		Evidence evidence = new Evidence(standing, this.thread, System::nanoTime);
		PostLoader loader = new PostLoader(store, this.local, standing, evidence, loads,
				new LoadSettings(properties.loadTimeout(), properties.maxLoads()), System::nanoTime);
		Repairs reloader = new Repairs(store, this.local, loader, standing, evidence, this.repairs,
				CompletableFuture.delayedExecutor(RETRY.toMillis(), TimeUnit.MILLISECONDS, this.repairs));
		this.feed = new Feed(instance, store, this.local, reloader, standing, evidence, this.thread, lag,
				new FeedSettings(properties.pollInterval(), properties.pushEnabled()), System::nanoTime,
				Clock.systemUTC());
		this.posts = new ReadThroughCache(this.local, standing, loader, this.feed::state, properties.maxStale());
		this.warmUpTarget = new NearCacheTarget(this.posts, this.local, standing, loader);
	}

	private static LocalCacheSettings localSettings(CacheProperties properties) {
		long heap = Runtime.getRuntime().maxMemory();
		Properties.check(properties.maxWeight().toBytes() <= heap, "platform.cache.max-weight",
				"at most the heap, " + heap + "B", properties.maxWeight());
		return new LocalCacheSettings(properties.maxWeight().toBytes(), (int) properties.gzipMinSize().toBytes(),
				properties.negativeTtl(), ForkJoinPool.commonPool(), System::nanoTime, Clock.systemUTC());
	}

	private static Thread daemon(Runnable work, String name) {
		Thread thread = new Thread(work, name);
		thread.setDaemon(true);
		return thread;
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

	WarmUpTarget warmUpTarget() {
		return this.warmUpTarget;
	}

	@Override
	public void start() {
		this.running = true;
		this.thread.start(this.feed::tick);
		this.feed.start();
	}

	@Override
	public void stop() {
		this.running = false;
		this.thread.close();
		this.repairs.shutdownNow();
		this.store.close();
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
