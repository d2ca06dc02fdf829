package io.heavyread.reader.manage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

import org.jspecify.annotations.Nullable;

/** The token that management calls need. Without a configured one nobody has it. */
final class AdminToken {

	private static final String SCHEME = "Bearer ";

	private final byte @Nullable [] token;

	AdminToken(@Nullable String token) {
		this.token = (token != null && !token.isBlank()) ? token.getBytes(StandardCharsets.UTF_8) : null;
	}

	boolean isConfigured() {
		return this.token != null;
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
