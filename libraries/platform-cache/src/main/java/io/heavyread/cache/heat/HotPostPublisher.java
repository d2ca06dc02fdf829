package io.heavyread.cache.heat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.CacheContents;
import io.heavyread.protocol.support.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Publishes a reader's hottest posts at intervals and when it ends, on a thread of its
 * own. Nothing is published while there is nothing hot, so that what was hot before a
 * restart stays known.
 */
final class HotPostPublisher implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HotPostPublisher.class);

	/**
	 * How many more entries are looked at than published: the cache's order knows use,
	 * not hits.
	 */
	private static final int CANDIDATES = 4;

	private final String reader;

	private final CacheContents contents;

	private final HotPostRegistry registry;

	private final int size;

	private final Duration interval;

	private final ScheduledExecutorService thread;

	private final Heat heat = new Heat();

	private boolean failing;

	/**
	 * Create a publisher; {@link #start} begins to publish.
	 * @param reader the reader's id
	 * @param size most posts to publish
	 * @param interval time between two publications
	 */
	HotPostPublisher(String reader, CacheContents contents, HotPostRegistry registry, int size, Duration interval) {
		this.reader = reader;
		this.contents = contents;
		this.registry = registry;
		this.size = size;
		this.interval = interval;
		this.thread = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named(reader + "-hottest"));
	}

	/** Begin to publish, for the first time after one interval. */
	void start() {
		this.thread.scheduleWithFixedDelay(this::publish, this.interval.toNanos(), this.interval.toNanos(),
				TimeUnit.NANOSECONDS);
	}

	void publish() {
		try {
			List<HotPost> hottest = this.heat.look(this.contents.hottest(CANDIDATES * this.size), this.size);
			if (!hottest.isEmpty()) {
				this.registry.publish(this.reader, hottest);
			}
			this.failing = false;
		}
		catch (RuntimeException ex) {
			if (!this.failing) {
				logger.warn("The hottest posts could not be published; trying on: {}", ex.getMessage());
			}
			this.failing = true;
		}
	}

	/** Publish once more, if the store answers soon, and end. */
	@Override
	public void close() {
		this.thread.execute(this::publish);
		this.thread.shutdown();
		try {
			if (!this.thread.awaitTermination(1, TimeUnit.SECONDS)) {
				this.thread.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			this.thread.shutdownNow();
			Thread.currentThread().interrupt();
		}
	}

}
