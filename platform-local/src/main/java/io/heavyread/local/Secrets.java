package io.heavyread.local;

import java.security.SecureRandom;
import java.util.Base64;

import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/**
 * The secrets of one run: configured ones as they are, the others new at each start.
 *
 * @param adminToken token for the management calls of all services
 * @param consolePassword password of the console's operator
 */
record Secrets(String adminToken, String consolePassword) {

	static final String ADMIN_TOKEN = "platform.admin.token";

	private static final int TOKEN_BYTES = 24;

	private static final int PASSWORD_BYTES = 12;

	static Secrets from(PropertyResolver configuration) {
		String configured = configuration.getProperty(ADMIN_TOKEN);
		SecureRandom random = new SecureRandom();
		String token = StringUtils.hasText(configured) ? configured : random(random, TOKEN_BYTES);
		return new Secrets(token, random(random, PASSWORD_BYTES));
	}

	private static String random(SecureRandom random, int bytes) {
		byte[] secret = new byte[bytes];
		random.nextBytes(secret);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
	}

	@Override
	public String toString() {
		return "Secrets[hidden]";
	}

}
