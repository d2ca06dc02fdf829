package io.heavyread.cache.failover;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import io.heavyread.cache.faults.FaultReader;
import io.heavyread.cache.faults.Truth;
import io.heavyread.protocol.Position;
import org.jspecify.annotations.Nullable;

/**
 * Looks when each reader has arrived, live, at a write that a new primary took after its
 * promotion.
 */
final class Arrival implements AutoCloseable {

	private static final long INTERVAL_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

	private final List<FaultReader> readers;

	private final Map<String, Long> arrivedNanos = new ConcurrentHashMap<>();

	private final Thread thread;

	private volatile boolean closed;

	Arrival(List<FaultReader> readers, int primaryPort) {
		this.readers = readers;
		this.thread = new Thread(() -> look(primaryPort), "arrival");
		this.thread.start();
	}

	private void look(int primaryPort) {
		try (Truth truth = new Truth(primaryPort)) {
			long promoted = Objects.requireNonNull(truth.position()).sequence();
			while (!this.closed && this.arrivedNanos.size() < this.readers.size()) {
				this.readers.stream()
					.filter((reader) -> hasArrived(reader, truth, promoted))
					.forEach((reader) -> this.arrivedNanos.putIfAbsent(reader.id(), System.nanoTime()));
				LockSupport.parkNanos(INTERVAL_NANOS);
			}
		}
	}

	private static boolean hasArrived(FaultReader reader, Truth truth, long promoted) {
		Position position = truth.position();
		return position != null && position.sequence() > promoted && reader.hasReached(position)
				&& KeptWrite.hasPassed(truth, reader.position());
	}

	/**
	 * Return the time from then until the last reader arrived; null while one has not.
	 */
	@Nullable Duration last(long sinceNanos) {
		return (this.arrivedNanos.size() < this.readers.size()) ? null
				: Duration.ofNanos(Collections.max(this.arrivedNanos.values()) - sinceNanos);
	}

	@Override
	public void close() {
		this.closed = true;
	}

}
