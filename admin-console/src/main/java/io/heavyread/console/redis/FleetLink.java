package io.heavyread.console.redis;

import java.util.List;

import io.heavyread.protocol.boot.Phases;
import io.heavyread.protocol.fleet.Fleet;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.registry.RedisFleet;
import io.heavyread.protocol.registry.WatchedFleet;

import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** The registry of members, and the link by which it is read. */
@Component
@Primary
class FleetLink implements Fleet, SmartLifecycle {

	private final RedisLink link;

	private final Fleet registry;

	private volatile boolean running;

	FleetLink(RedisLink link, RedisFleet fleet) {
		this.link = link;
		this.registry = new WatchedFleet(link, fleet);
	}

	@Override
	public List<Member> members() {
		return this.registry.members();
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

	@Override
	public int getPhase() {
		return Phases.STORE;
	}

}
