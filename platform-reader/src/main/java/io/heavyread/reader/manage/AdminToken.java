package io.heavyread.reader.manage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The token that management calls need. Without a configured one nobody has it. */
final class AdminToken {

	private static final String SCHEME = "Bearer ";

	private static final Set<String> KNOWN = Set.of("admin", "change-me", "change_me", "changeme", "default", "example",
			"none", "null", "password", "replace-me", "secret", "test", "todo", "token", "undefined", "your-token",
			"123456");

	private final byte @Nullable [] token;

	AdminToken(@Nullable String token) {
		this.token = (token != null && !token.isBlank()) ? token.getBytes(StandardCharsets.UTF_8) : null;
	}

	boolean isConfigured() {
		return this.token != null;
	}

	/**
	 * Fail when there is no token, or one that everybody knows, while the management port
	 * listens on an address that others can reach.
	 */
	void requireSecret(String address) {
		String known = (this.token != null) ? new String(this.token, StandardCharsets.UTF_8).strip() : "";
		if (known.isEmpty() || KNOWN.contains(known.toLowerCase(Locale.ROOT))) {
			throw new IllegalStateException("platform.admin.token must be a secret, but is "
					+ (known.isEmpty() ? "empty" : "one that everybody knows")
					+ ", while the management port listens on server.address " + address
					+ ": set a random one, or listen on 127.0.0.1");
		}
	}

	/**
	 * Tell whether the header carries the token. The time that this takes does not tell
	 * how much of it is right.
	 */
	boolean isIn(@Nullable String authorization) {
		if (this.token == null || authorization == null
				|| !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return false;
		}
		byte[] offered = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
		return MessageDigest.isEqual(this.token, offered);
	}

}
