package io.heavyread.bench.propagation;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

import io.heavyread.bench.load.Posts;
import io.heavyread.bench.server.Store;

/**
 * Writes of 500-byte posts at a steady rate, each due by the clock alone. At most 1,000
 * are in flight.
 */
public final class PacedWrites {

	private static final int IN_FLIGHT = 1000;

	private static final int SIZE = 500;

	private final Store store;

	private final Semaphore free = new Semaphore(IN_FLIGHT);

	private final LongAdder failures = new LongAdder();

	private volatile boolean stopped;

	public PacedWrites(Store store) {
		this.store = store;
	}

	/**
	 * Write for some time, from the calling thread.
	 * @param ids how many posts are written over and over
	 * @return how many writes were taken per second
	 */
	public double run(int perSecond, int ids, Duration duration) {
		byte[] body = Posts.body(SIZE, 0);
		long interval = 1_000_000_000L / perSecond;
		long writes = duration.toNanos() / interval;
		long start = System.nanoTime();
		for (long i = 0; i < writes && !this.stopped; i++) {
			long wait = start + i * interval - System.nanoTime();
			if (wait > 0) {
				LockSupport.parkNanos(wait);
			}
			write(Posts.id(SIZE, (int) (i % ids)), body);
		}
		this.free.acquireUninterruptibly(IN_FLIGHT);
		this.free.release(IN_FLIGHT);
		return (writes - this.failures.sum()) * 1e9 / (System.nanoTime() - start);
	}

	private void write(String id, byte[] body) {
		this.free.acquireUninterruptibly();
		this.store.put(id, body).whenComplete((result, failure) -> {
			if (failure != null) {
				this.failures.increment();
			}
			this.free.release();
		});
	}

	/** End {@link #run} early; any thread may call. */
	public void stop() {
		this.stopped = true;
	}

}
