package io.heavyread.cache.warmup;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.cache.warmup.WarmUp.State;
import org.jspecify.annotations.Nullable;

/**
 * A warm-up that goes on: its progress, and how it ended. One thread works on it; any
 * thread may look at it and cancel it. It ends once.
 */
final class WarmUpJob {

	private final String id = UUID.randomUUID().toString();

	private final WarmUpRequest request;

	private final int postsPerSecond;

	private final InstantSource clock;

	private final Instant startedAt;

	private final AtomicLong total = new AtomicLong();

	private final AtomicLong loaded = new AtomicLong();

	private final AtomicLong skipped = new AtomicLong();

	private final AtomicLong failed = new AtomicLong();

	private final CompletableFuture<Ending> ending = new CompletableFuture<>();

	WarmUpJob(WarmUpRequest request, int postsPerSecond, InstantSource clock) {
		this.request = request;
		this.postsPerSecond = postsPerSecond;
		this.clock = clock;
		this.startedAt = clock.instant();
	}

	String id() {
		return this.id;
	}

	WarmUpRequest request() {
		return this.request;
	}

	int postsPerSecond() {
		return this.postsPerSecond;
	}

	/** Tell that it is about this many posts at least. */
	void expect(long posts) {
		this.total.accumulateAndGet(posts, Math::max);
	}

	void loaded() {
		this.loaded.incrementAndGet();
	}

	void skipped() {
		this.skipped.incrementAndGet();
	}

	void failed() {
		this.failed.incrementAndGet();
	}

	/** It came to the end of its scope, having seen this many posts. */
	void done(long seen) {
		if (!hasEnded()) {
			this.total.set(seen);
			end(State.DONE, "");
		}
	}

	/** It stopped because no more fits; what is left counts as skipped. */
	void full() {
		this.skipped.addAndGet(Math.max(0, this.total.get() - handled()));
		end(State.DONE, "the cache is full");
	}

	private long handled() {
		return this.loaded.get() + this.skipped.get() + this.failed.get();
	}

	void fail(String detail) {
		end(State.FAILED, detail);
	}

	void cancel(String detail) {
		end(State.CANCELLED, detail);
	}

	private void end(State state, String detail) {
		this.ending.complete(new Ending(state, this.clock.instant(), detail));
	}

	boolean hasEnded() {
		return this.ending.isDone();
	}

	/** Completes when it has ended, on the thread that ends it. */
	CompletableFuture<WarmUp> ended() {
		return this.ending.thenApply((how) -> now());
	}

	/** Wait, or until it is cancelled if that is sooner. */
	void pause(long nanos) throws InterruptedException {
		try {
			this.ending.get(nanos, TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			// The time is over, as wanted.
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("an ending never fails", ex);
		}
	}

	/** Return how it stands. */
	WarmUp now() {
		@Nullable Ending how = this.ending.getNow(null);
		return new WarmUp(this.id, this.request, (how != null) ? how.state() : State.RUNNING, this.total.get(),
				this.loaded.get(), this.skipped.get(), this.failed.get(), this.startedAt,
				(how != null) ? how.at() : null, (how != null) ? how.detail() : "");
	}

	/** How a job ended. */
	private record Ending(State state, Instant at, String detail) {
	}

}
