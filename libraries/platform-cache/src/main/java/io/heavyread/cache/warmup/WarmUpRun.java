package io.heavyread.cache.warmup;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

import io.heavyread.cache.Load;
import io.heavyread.cache.warmup.StoreIndex.Slice;
import io.heavyread.protocol.StoreException;

/**
 * The work of one job, on one thread: walks through the ids, leaves out what is current,
 * and keeps a few batches in flight as long as there is room. What got no answer is tried
 * once more at the end.
 */
final class WarmUpRun {

	private static final int SLICE = 2048;

	private static final int BATCH = 256;

	private static final int BATCHES_PER_SECOND = 20;

	private static final int MAX_IN_FLIGHT = 4;

	private static final int MAX_FAILED_BATCHES = 3;

	private static final int MAX_UNANSWERED = 20_000;

	private static final long LOAD_BOUND_SECONDS = 30;

	private static final long READY_STEP_NANOS = 20_000_000;

	private static final int READY_STEPS = 250;

	private final WarmUpJob job;

	private final StoreIndex index;

	private final WarmUpTarget target;

	private final Pace pace;

	private final int batchSize;

	private final Deque<Batch> inFlight = new ArrayDeque<>();

	private final List<String> wanted = new ArrayList<>(BATCH);

	private final List<String> unanswered = new ArrayList<>();

	private boolean again;

	private long seen;

	private int postsInFlight;

	private int failedBatches;

	WarmUpRun(WarmUpJob job, StoreIndex index, WarmUpTarget target, LongSupplier nanoTime) {
		this.job = job;
		this.index = index;
		this.target = target;
		this.pace = new Pace(job.postsPerSecond(), nanoTime);
		this.batchSize = Math.max(1, Math.min(BATCH, job.postsPerSecond() / BATCHES_PER_SECOND));
	}

	/** Work until the job has ended. */
	void run() throws InterruptedException {
		try {
			walk();
			if (!this.job.hasEnded()) {
				tryAgain();
			}
		}
		catch (StoreException ex) {
			this.unanswered.forEach((id) -> this.job.failed());
			throw ex;
		}
		this.job.done(this.seen);
	}

	private void walk() throws InterruptedException {
		WarmUpRequest request = this.job.request();
		this.job.expect(Math.min(request.limit(), request.scope().size(this.index)));
		String cursor = null;
		do {
			int limit = (int) Math.min(SLICE, request.limit() - this.seen);
			Slice slice = request.scope().next(this.index, cursor, limit);
			take(slice.ids(), request.limit() - this.seen);
			cursor = slice.next();
		}
		while (cursor != null && this.seen < request.limit() && !this.job.hasEnded());
		finish();
	}

	/** Ask once more for what got no answer; some of it may have arrived too late. */
	private void tryAgain() throws InterruptedException {
		List<String> ids = List.copyOf(this.unanswered);
		this.unanswered.clear();
		this.again = true;
		for (String id : ids) {
			if (this.target.isCurrent(id)) {
				this.job.loaded();
			}
			else {
				want(id);
			}
		}
		finish();
	}

	private void finish() throws InterruptedException {
		send();
		while (!this.inFlight.isEmpty()) {
			collect();
		}
	}

	private void take(List<String> ids, long most) throws InterruptedException {
		List<String> taken = (ids.size() > most) ? ids.subList(0, (int) most) : ids;
		this.seen += taken.size();
		this.job.expect(this.seen);
		for (String id : taken) {
			if (this.job.hasEnded()) {
				return;
			}
			take(id);
		}
	}

	private void take(String id) throws InterruptedException {
		if (this.target.isCurrent(id)) {
			this.job.skipped();
		}
		else if (!this.job.request().dryRun()) {
			want(id);
		}
	}

	private void want(String id) throws InterruptedException {
		this.wanted.add(id);
		if (this.wanted.size() == this.batchSize) {
			send();
		}
	}

	/** Send what is wanted, in parts where there is little room. */
	private void send() throws InterruptedException {
		while (!this.wanted.isEmpty() && !this.job.hasEnded()) {
			awaitReady();
			int posts = awaitRoom(this.wanted.size());
			if (posts == 0) {
				this.job.full();
			}
			else {
				this.job.pause(this.pace.delayNanos(posts));
				launch(posts);
			}
		}
		this.wanted.clear();
	}

	private void awaitReady() throws InterruptedException {
		for (int step = 0; !this.target.isReady() && !this.job.hasEnded(); step++) {
			if (step == READY_STEPS) {
				throw new StoreException(StoreException.Outcome.NONE, "the reader has no position in the store", null);
			}
			this.job.pause(READY_STEP_NANOS);
		}
	}

	/** Wait for what is in flight until so many posts, or at least some, fit. */
	private int awaitRoom(int posts) throws InterruptedException {
		long room = this.target.room() - this.postsInFlight;
		while (!this.inFlight.isEmpty() && (room < posts || this.inFlight.size() == MAX_IN_FLIGHT)) {
			collect();
			room = this.target.room() - this.postsInFlight;
		}
		return (int) Math.max(0, Math.min(posts, room));
	}

	private void launch(int posts) {
		if (this.job.hasEnded()) {
			return;
		}
		List<String> first = this.wanted.subList(0, posts);
		List<String> ids = List.copyOf(first);
		this.inFlight.add(new Batch(ids, this.target.load(ids)));
		this.postsInFlight += posts;
		first.clear();
	}

	private void collect() throws InterruptedException {
		Batch batch = this.inFlight.remove();
		List<Load> outcomes = outcomes(batch.outcomes());
		this.postsInFlight -= outcomes.size();
		boolean answered = false;
		for (int i = 0; i < outcomes.size(); i++) {
			answered |= !(outcomes.get(i) instanceof Load.Unknown);
			count(batch.ids().get(i), outcomes.get(i));
		}
		this.failedBatches = answered ? 0 : this.failedBatches + 1;
		if (this.failedBatches == MAX_FAILED_BATCHES && !this.again) {
			throw new StoreException(StoreException.Outcome.NONE, "the store does not answer", null);
		}
	}

	private void count(String id, Load outcome) {
		if (outcome instanceof Load.Found) {
			this.job.loaded();
		}
		else if (outcome instanceof Load.Unknown && !this.again && this.unanswered.size() < MAX_UNANSWERED) {
			this.unanswered.add(id);
		}
		else {
			this.job.failed();
		}
	}

	private static List<Load> outcomes(CompletableFuture<List<Load>> batch) throws InterruptedException {
		try {
			return batch.get(LOAD_BOUND_SECONDS, TimeUnit.SECONDS);
		}
		catch (ExecutionException | TimeoutException ex) {
			throw new StoreException(StoreException.Outcome.NONE, "a load did not end", ex);
		}
	}

	/** Posts that are being loaded. */
	private record Batch(List<String> ids, CompletableFuture<List<Load>> outcomes) {
	}

}
