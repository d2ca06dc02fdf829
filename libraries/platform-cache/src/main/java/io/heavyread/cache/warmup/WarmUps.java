package io.heavyread.cache.warmup;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.heavyread.protocol.support.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The warm-up jobs of a reader: one after the other, on a thread of their own, which ends
 * when there is nothing to do. The last {@value #REMEMBERED} are remembered. Any thread
 * may call; calls return at once.
 */
public final class WarmUps implements AutoCloseable {

	/** How many jobs are remembered. */
	public static final int REMEMBERED = 50;

	/** How many jobs may be unfinished at a time. */
	public static final int MAX_UNFINISHED = 20;

	private static final Logger logger = LoggerFactory.getLogger(WarmUps.class);

	private final StoreIndex index;

	private final WarmUpTarget target;

	private final Consumer<WarmUp> ended;

	private final Settings settings;

	private final ThreadPoolExecutor thread;

	private final Deque<WarmUpJob> jobs = new ArrayDeque<>();

	/**
	 * Create warm-ups.
	 * @param ended is told of each that ended, on any thread; must not block
	 */
	WarmUps(StoreIndex index, WarmUpTarget target, Consumer<WarmUp> ended, Settings settings) {
		this.index = index;
		this.target = target;
		this.ended = ended;
		this.settings = settings;
		this.thread = new ThreadPoolExecutor(1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				DaemonThreads.named(settings.instance() + "-warm-up"));
		this.thread.allowCoreThreadTimeOut(true);
	}

	/**
	 * Start a job, or let it wait for those before it.
	 * @throws RejectedExecutionException if too many are unfinished, or the reader ends
	 */
	public WarmUp start(WarmUpRequest request) {
		return start(request, this.settings.postsPerSecond()).now();
	}

	WarmUpJob start(WarmUpRequest request, int postsPerSecond) {
		WarmUpJob job = new WarmUpJob(request, postsPerSecond, this.settings.clock());
		synchronized (this.jobs) {
			if (this.jobs.stream().filter((other) -> !other.hasEnded()).count() >= MAX_UNFINISHED) {
				throw new RejectedExecutionException(MAX_UNFINISHED + " warm-ups are unfinished");
			}
			this.thread.execute(() -> run(job));
			this.jobs.addFirst(job);
			if (this.jobs.size() > REMEMBERED) {
				this.jobs.removeLast();
			}
		}
		job.ended().thenAccept(this.ended);
		return job;
	}

	private void run(WarmUpJob job) {
		if (job.hasEnded()) {
			return;
		}
		try {
			new WarmUpRun(job, this.index, this.target, this.settings.nanoTime()).run();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			job.cancel("the reader ends");
		}
		catch (RuntimeException ex) {
			fail(job, ex);
		}
	}

	private static void fail(WarmUpJob job, RuntimeException failure) {
		if (!job.hasEnded()) {
			logger.warn("A warm-up ({}) failed: {}", job.request().scope().label(), failure.getMessage());
			logger.debug("A warm-up failed", failure);
			job.fail(String.valueOf(failure.getMessage()));
		}
	}

	/** Return the last jobs, the newest first. */
	public List<WarmUp> recent() {
		synchronized (this.jobs) {
			return this.jobs.stream().map(WarmUpJob::now).toList();
		}
	}

	/** Return a job, unless it is unknown or forgotten. */
	public Optional<WarmUp> find(String job) {
		return job(job).map(WarmUpJob::now);
	}

	/**
	 * Cancel a job; one that has ended stays as it is. What is in flight is still
	 * installed.
	 * @return whether the job is known
	 */
	public boolean cancel(String job) {
		Optional<WarmUpJob> known = job(job);
		known.ifPresent((found) -> found.cancel("cancelled on request"));
		return known.isPresent();
	}

	private Optional<WarmUpJob> job(String id) {
		synchronized (this.jobs) {
			return this.jobs.stream().filter((job) -> job.id().equals(id)).findFirst();
		}
	}

	/** Cancel all jobs and take no more. */
	@Override
	public void close() {
		this.thread.shutdown();
		synchronized (this.jobs) {
			this.jobs.forEach((job) -> job.cancel("the reader ends"));
		}
		this.thread.shutdownNow();
	}

	/**
	 * What warm-ups are run with.
	 *
	 * @param instance the reader's id, for the thread's name
	 * @param postsPerSecond most posts that a job loads in a second
	 * @param nanoTime the monotonic clock
	 * @param clock the wall clock
	 */
	record Settings(String instance, int postsPerSecond, LongSupplier nanoTime, InstantSource clock) {
	}

}
