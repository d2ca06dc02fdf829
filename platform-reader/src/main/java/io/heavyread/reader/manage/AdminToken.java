package io.heavyread.reader.manage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The token that management calls need, and the key that the console sends in place of
 * it: it is made of the token and good for this reader at its registered address only.
 * Without a configured token nobody has either.
 */
final class AdminToken {

	private static final String SCHEME = "Bearer ";

	private static final Set<String> KNOWN = Set.of("admin", "change-me", "change_me", "changeme", "default", "example",
			"none", "null", "password", "replace-me", "secret", "test", "todo", "token", "undefined", "your-token",
			"123456");

	private final byte @Nullable [] token;

	private final byte @Nullable [] key;

	AdminToken(@Nullable String token) {
		this(token, null);
	}

	/**
	 * Create the token.
	 * @param key the key of this reader, null when there is none
	 */
	AdminToken(@Nullable String token, @Nullable String key) {
		this.token = bytes(token);
		this.key = bytes(key);
	}

	private static byte @Nullable [] bytes(@Nullable String secret) {
		return (secret != null && !secret.isBlank()) ? secret.getBytes(StandardCharsets.UTF_8) : null;
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
	 * Tell whether the header carries the token or the key. The time that this takes does
	 * not depend on how much of it is right.
	 */
	boolean isIn(@Nullable String authorization) {
		if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
			return false;
		}
		byte[] offered = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
		boolean isToken = isEqual(this.token, offered);
		boolean isKey = isEqual(this.key, offered);
		return isToken || isKey;
	}

	private static boolean isEqual(byte @Nullable [] secret, byte[] offered) {
		return secret != null && MessageDigest.isEqual(secret, offered);
	}

}
