package io.heavyread.service;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.boot.PhasedLifecycle;
import io.heavyread.protocol.boot.Phases;

/**
 * The begin of a service's orderly end: its health says that it ends, and requests are
 * still answered for a time, in which gateways and balancers notice. Any thread may ask.
 */
public final class Drain {

	private final Duration delay;

	private volatile boolean begun;

	/**
	 * Create a drain that has not begun.
	 * @param delay how long requests are still answered; zero for not at all
	 */
	public Drain(Duration delay) {
		this.delay = delay;
	}

	/** Return what lets the application's end begin with this. */
	public PhasedLifecycle lifecycle() {
		return new PhasedLifecycle(Phases.DRAIN, () -> this.begun = false, this::begin);
	}

	/** Tell whether the service ends. */
	public boolean hasBegun() {
		return this.begun;
	}

	/** Begin, and return when the delay is over; an interrupt ends it. */
	private void begin() {
		this.begun = true;
		try {
			TimeUnit.NANOSECONDS.sleep(this.delay.toNanos());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
