package io.heavyread.protocol.support;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Says now and then that it is time: the first time, and again after a while. Keeps what
 * others send from filling the log. Any thread may ask.
 */
public final class LogThrottle {

	private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(10);

	private final LongSupplier nanoTime;

	private final long pauseNanos;

	private final AtomicLong nextNanos;

	/** Create an occasion that is due at once, and ten seconds after each time. */
	public LogThrottle(LongSupplier nanoTime) {
		this(nanoTime, PAUSE_NANOS);
	}

	/** Create an occasion that is due at once, and a pause after each time. */
	public LogThrottle(LongSupplier nanoTime, long pauseNanos) {
		this.nanoTime = nanoTime;
		this.pauseNanos = pauseNanos;
		this.nextNanos = new AtomicLong(nanoTime.getAsLong());
	}

	/** Tell whether it is time; if so it will not be until the pause is over. */
	public boolean isDue() {
		long now = this.nanoTime.getAsLong();
		long next = this.nextNanos.get();
		return now - next >= 0 && this.nextNanos.compareAndSet(next, now + this.pauseNanos);
	}

}
