package io.heavyread.cache.failover;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.heavyread.cache.CacheContents;
import io.heavyread.cache.faults.FaultReader;
import io.heavyread.cache.faults.ReadLoad;

/**
 * Lets each reader forget a post every few milliseconds, so that there are always loads.
 */
final class Churn implements AutoCloseable {

	private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

	private final Thread thread;

	private volatile boolean closed;

	Churn(String run, List<FaultReader> readers) {
		this.thread = new Thread(() -> evict(run, readers), run + "-churn");
		this.thread.start();
	}

	private void evict(String run, List<FaultReader> readers) {
		Random random = new Random(2);
		while (!this.closed) {
			String id = run + "-" + random.nextInt(ReadLoad.IDS);
			readers.forEach((reader) -> reader.node().get(CacheContents.class).evict(id));
			LockSupport.parkNanos(INTERVAL_NANOS);
		}
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
