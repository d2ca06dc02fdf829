package io.heavyread.service;

import java.net.InetAddress;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Has a service's secrets checked before anything else starts, so that no port is open
 * yet, when others than this machine could reach it.
 */
public final class ExposureCheck implements SmartLifecycle {

	private final @Nullable InetAddress address;

	private final Consumer<String> check;

	private volatile boolean running;

	/**
	 * Create the check of a service.
	 * @param address where it will listen, null for every address
	 * @param check is given the address, and throws to stop the start
	 */
	public ExposureCheck(@Nullable InetAddress address, Consumer<String> check) {
		this.address = address;
		this.check = check;
	}

	@Override
	public void start() {
		if (this.address == null) {
			this.check.accept("0.0.0.0");
		}
		else if (!this.address.isLoopbackAddress()) {
			this.check.accept(this.address.getHostAddress());
		}
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MIN_VALUE;
	}

}
