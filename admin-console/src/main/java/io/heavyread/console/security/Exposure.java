package io.heavyread.console.security;

import java.net.InetAddress;
import java.util.List;

import io.heavyread.console.ConsoleProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Stops the start when others than this machine could reach the console and a password is
 * one that everybody tries first. First of all that starts, so that no port is open
 * before. That there is no user without a password is made sure of where users are read.
 */
@Component
class Exposure implements SmartLifecycle {

	private static final List<String> KNOWN = List.of("", "admin", "changeme", "console", "heavyread", "operator",
			"password", "secret", "123456");

	private final @Nullable InetAddress address;

	private final List<ConsoleProperties.User> users;

	private final PasswordEncoder encoder;

	private volatile boolean running;

	Exposure(ServerProperties server, ConsoleProperties console, PasswordEncoder encoder) {
		this.address = server.getAddress();
		this.users = console.users();
		this.encoder = encoder;
	}

	@Override
	public void start() {
		if (this.address == null || !this.address.isLoopbackAddress()) {
			this.users.forEach(this::check);
		}
		this.running = true;
	}

	private void check(ConsoleProperties.User user) {
		if (isKnown(user)) {
			throw new IllegalStateException("platform.console.users[].password of " + user.name()
					+ " must be the hash of a secret, but is that of a password that everybody knows, while the console"
					+ " listens on server.address " + ((this.address != null) ? this.address.getHostAddress() : "0.0.0.0"));
		}
	}

	private boolean isKnown(ConsoleProperties.User user) {
		String hash = user.password().startsWith("{") ? user.password() : "{bcrypt}" + user.password();
		return this.encoder.matches(user.name(), hash)
				|| KNOWN.stream().anyMatch((password) -> this.encoder.matches(password, hash));
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
