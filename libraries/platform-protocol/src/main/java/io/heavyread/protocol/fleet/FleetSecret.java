package io.heavyread.protocol.fleet;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

/**
 * What the admin token is good for without being told: members sign their registrations
 * with it, and each reader has a key of its own for its management calls, which is made
 * of the token, the reader's id and the address that it registered. Who is called at
 * another address gets a key that no reader takes. HMAC-SHA-256 (RFC 2104). Any thread
 * may call.
 */
public final class FleetSecret {

	private static final String ALGORITHM = "HmacSHA256";

	private static final String REGISTRATION = "heavyread registration 1";

	private static final String MANAGEMENT = "heavyread management 1";

	private final byte @Nullable [] token;

	/**
	 * Create the secret.
	 * @param token the admin token; null or blank when there is none
	 */
	public FleetSecret(@Nullable String token) {
		this.token = (token != null && !token.isBlank()) ? token.getBytes(StandardCharsets.UTF_8) : null;
	}

	/** Tell whether there is a token: nothing can be signed or proven without. */
	public boolean isKnown() {
		return this.token != null;
	}

	/** Return the signature of a registration, 64 hex digits; null without a token. */
	public @Nullable String sign(String role, String id, String registration) {
		return hmac(REGISTRATION, role, id, registration);
	}

	/** Tell whether the signature is that of this registration. */
	public boolean isSigned(String role, String id, String registration, String signature) {
		String right = sign(role, id, registration);
		return right != null && MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8),
				signature.getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Return the bearer token for the management calls of one reader at the address that
	 * it registered, 64 hex digits; null without a token.
	 */
	public @Nullable String managementKey(String reader, String managementAddress) {
		return hmac(MANAGEMENT, reader, managementAddress);
	}

	/**
	 * No part but the last one has a line feed, so no two lists of parts are one text.
	 */
	private @Nullable String hmac(String... parts) {
		if (this.token == null) {
			return null;
		}
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(this.token, ALGORITHM));
			return HexFormat.of().formatHex(mac.doFinal(String.join("\n", parts).getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException | InvalidKeyException ex) {
			throw new IllegalStateException("every Java platform has HMAC-SHA-256", ex);
		}
	}

}
