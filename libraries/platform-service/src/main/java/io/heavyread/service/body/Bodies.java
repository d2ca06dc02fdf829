package io.heavyread.service.body;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * The bodies that arrive at one server, and the bytes that they may take together. Any
 * thread may call.
 */
final class Bodies {

	private final Set<IncomingBody> arriving = ConcurrentHashMap.newKeySet();

	private final BodyLimits limits;

	private final LongSupplier nanoTime;

	private final AtomicLong freeBytes;

	Bodies(BodyLimits limits, LongSupplier nanoTime) {
		this.limits = limits;
		this.nanoTime = nanoTime;
		this.freeBytes = new AtomicLong(limits.maxTotal().toBytes());
	}

	BodyLimits limits() {
		return this.limits;
	}

	long now() {
		return this.nanoTime.getAsLong();
	}

	long freeBytes() {
		return this.freeBytes.get();
	}

	/** Take part in the checks of time and rate until {@link #forget}. */
	void watch(IncomingBody body) {
		this.arriving.add(body);
	}

	void forget(IncomingBody body) {
		this.arriving.remove(body);
	}

	/**
	 * Reserve bytes, at the cost of bodies that come slowly if need be, the one first
	 * from which nothing has come for longest: who hardly sends holds up nobody. Return
	 * whether they were to be had.
	 */
	boolean reserve(IncomingBody asking, long bytes) {
		while (!take(bytes)) {
			long freed = this.arriving.stream()
				.filter((body) -> body != asking && body.isSlow())
				.min(Comparator.comparingLong(IncomingBody::lastArrival))
				.map(IncomingBody::giveWay)
				.orElse(-1L);
			if (freed < 0) {
				return false;
			}
		}
		return true;
	}

	private boolean take(long bytes) {
		long before = this.freeBytes.getAndUpdate((free) -> (free >= bytes) ? free - bytes : free);
		return before >= bytes;
	}

	void release(long bytes) {
		this.freeBytes.addAndGet(bytes);
	}

	/** End those that are too slow. Called several times in a second. */
	void check() {
		this.arriving.forEach(IncomingBody::check);
	}

}
