package io.heavyread.console.redis;

import io.heavyread.cache.redis.RedisLink;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Opens and closes the link by which the registry of members is read. */
@Component
class FleetLink implements SmartLifecycle {

	private final RedisLink link;

	private volatile boolean running;

	FleetLink(RedisLink link) {
		this.link = link;
	}

	@Override
	public void start() {
		this.running = true;
		this.link.open();
	}

	@Override
	public void stop() {
		this.running = false;
		this.link.close();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
