package io.heavyread.cache.boot;

import io.heavyread.cache.heat.HotPostPublisher;
import io.heavyread.cache.warmup.WarmUps;
import io.heavyread.protocol.boot.Phases;

import org.springframework.context.SmartLifecycle;

/** Publishes what is hot while the cache runs, and ends warm-ups before the cache. */
final class WarmUpLifecycle implements SmartLifecycle {

	private final WarmUps warmUps;

	private final HotPostPublisher publisher;

	private volatile boolean running;

	WarmUpLifecycle(WarmUps warmUps, HotPostPublisher publisher) {
		this.warmUps = warmUps;
		this.publisher = publisher;
	}

	@Override
	public void start() {
		this.running = true;
		this.publisher.start();
	}

	@Override
	public void stop() {
		this.running = false;
		this.warmUps.close();
		this.publisher.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Phases.WARM_UP;
	}

}
