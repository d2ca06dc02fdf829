package io.heavyread.protocol.boot;

import org.springframework.context.SmartLifecycle;

/**
 * Starts and stops a part of an application in its phase: parts of a lower one start
 * before it and stop after it.
 */
public final class PhasedLifecycle implements SmartLifecycle {

	private final int phase;

	private final Runnable start;

	private final Runnable stop;

	private volatile boolean running;

	/**
	 * Create the life-cycle of a part.
	 * @param phase one of {@link Phases}, or a service's own
	 */
	public PhasedLifecycle(int phase, Runnable start, Runnable stop) {
		this.phase = phase;
		this.start = start;
		this.stop = stop;
	}

	@Override
	public void start() {
		this.running = true;
		this.start.run();
	}

	@Override
	public void stop() {
		this.running = false;
		this.stop.run();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return this.phase;
	}

}
