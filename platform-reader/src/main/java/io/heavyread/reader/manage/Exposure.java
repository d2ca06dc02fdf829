package io.heavyread.reader.manage;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Set;

import io.heavyread.cache.autoconfigure.PlatformProperties;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Stops the start when others than this machine could reach the management port and its
 * token is empty or one that everybody knows. First of all that starts, so that no port
 * is open before.
 */
@Component
class Exposure implements SmartLifecycle {

	private static final Set<String> KNOWN = Set.of("admin", "change-me", "change_me", "changeme", "default", "example",
			"none", "null", "password", "replace-me", "secret", "test", "todo", "token", "undefined", "your-token",
			"123456");

	private final @Nullable InetAddress address;

	private final String token;

	private volatile boolean running;

	Exposure(ServerProperties server, PlatformProperties platform) {
		String configured = platform.admin().token();
		this.address = server.getAddress();
		this.token = (configured != null) ? configured.strip() : "";
	}

	@Override
	public void start() {
		boolean local = this.address != null && this.address.isLoopbackAddress();
		boolean known = this.token.isEmpty() || KNOWN.contains(this.token.toLowerCase(Locale.ROOT));
		if (known && !local) {
			throw new IllegalStateException("platform.admin.token must be a secret, but is "
					+ (this.token.isEmpty() ? "empty" : "one that everybody knows")
					+ ", while the management port listens on server.address "
					+ ((this.address != null) ? this.address.getHostAddress() : "0.0.0.0")
					+ ": set a random one, or listen on 127.0.0.1");
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
