package io.heavyread.protocol.boot;

import io.heavyread.protocol.fleet.Heartbeats;

import org.springframework.context.SmartLifecycle;

/** Starts the heartbeats last and ends them first. */
public final class HeartbeatLifecycle implements SmartLifecycle {

	private final Heartbeats heartbeats;

	private volatile boolean running;

	public HeartbeatLifecycle(Heartbeats heartbeats) {
		this.heartbeats = heartbeats;
	}

	@Override
	public void start() {
		this.running = true;
		this.heartbeats.start();
	}

	@Override
	public void stop() {
		this.running = false;
		this.heartbeats.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Phases.HEARTBEATS;
	}

}
