package io.heavyread.protocol.boot;

import io.heavyread.protocol.redis.Witness;
import io.heavyread.protocol.redis.sentinel.SentinelWitness;

import org.springframework.context.SmartLifecycle;

/** Asks the sentinels, if there are any, for as long as the store is used. */
final class WitnessLifecycle implements SmartLifecycle {

	private final Witness witness;

	private volatile boolean running;

	WitnessLifecycle(Witness witness) {
		this.witness = witness;
	}

	@Override
	public void start() {
		this.running = true;
		if (this.witness instanceof SentinelWitness sentinels) {
			sentinels.start();
		}
	}

	@Override
	public void stop() {
		this.running = false;
		if (this.witness instanceof SentinelWitness sentinels) {
			sentinels.close();
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Phases.WITNESS;
	}

}
