package io.heavyread.cache.faults;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.heavyread.cache.faults.Committed.Outcome;
import io.heavyread.protocol.StoreException;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import io.heavyread.store.WriteResult.Written;
import org.jspecify.annotations.Nullable;

/**
 * Writes about 200 posts a second, one in twenty of them a delete, and notes the outcome.
 */
public final class WriteLoad implements AutoCloseable {

	private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

	private static final int MAX_IN_FLIGHT = 256;

	private final String run;

	private final List<PostStore> writers;

	private final History history;

	private final Semaphore permits = new Semaphore(MAX_IN_FLIGHT);

	private final Random random = new Random(1);

	private final Thread thread;

	private volatile boolean paused;

	private volatile boolean closed;

	private long count;

	public WriteLoad(String run, List<PostStore> writers, History history) {
		this.run = run;
		this.writers = writers;
		this.history = history;
		this.thread = new Thread(this::write, run + "-writes");
	}

	public void start() {
		this.thread.start();
	}

	/** Write nothing, and return when all that was begun is decided. */
	public void pause() {
		this.paused = true;
		this.permits.acquireUninterruptibly(MAX_IN_FLIGHT);
		this.permits.release(MAX_IN_FLIGHT);
	}

	public void resume() {
		this.paused = false;
	}

	private void write() {
		long next = System.nanoTime();
		while (!this.closed) {
			if (!this.paused) {
				writeOne();
			}
			next = Math.max(next + INTERVAL_NANOS, System.nanoTime() - 10 * INTERVAL_NANOS);
			LockSupport.parkNanos(next - System.nanoTime());
		}
	}

	private void writeOne() {
		if (!this.permits.tryAcquire()) {
			return;
		}
		long n = this.count++;
		PostStore writer = this.writers.get((int) (n % this.writers.size()));
		String id = this.run + "-" + this.random.nextInt(ReadLoad.IDS);
		String body = (this.random.nextInt(20) == 0) ? null : Body.of(this.run, n);
		long start = System.nanoTime();
		writer.write(write(id, body)).whenComplete((result, failure) -> {
			note(id, body, start, result, failure);
			this.permits.release();
		});
	}

	private static Write write(String id, @Nullable String body) {
		Write.Kind kind = (body != null) ? Write.Kind.PUT : Write.Kind.DELETE;
		byte[] bytes = (body != null) ? body.getBytes(StandardCharsets.UTF_8) : new byte[0];
		return new Write(kind, id, bytes, new WriteCondition.None(), null);
	}

	private void note(String id, @Nullable String body, long start, @Nullable WriteResult result,
			@Nullable Throwable failure) {
		long end = System.nanoTime();
		String name = (body != null) ? Body.name(body) : null;
		if (result instanceof Written written) {
			this.history
				.add(new Committed(id, name, start, Outcome.ACKNOWLEDGED, written.version(), written.chain(), end));
		}
		else if (failure != null) {
			this.history.add(new Committed(id, name, start, outcome(failure), 0, 0, end));
		}
	}

	private static Outcome outcome(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		boolean none = cause instanceof StoreException known && known.outcome() == StoreException.Outcome.NONE;
		return none ? Outcome.REFUSED : Outcome.UNKNOWN;
	}

	@Override
	public void close() {
		this.closed = true;
		join(this.thread);
		pause();
	}

	static void join(Thread thread) {
		try {
			thread.join(TimeUnit.SECONDS.toMillis(10));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
