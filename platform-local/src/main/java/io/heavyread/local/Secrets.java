package io.heavyread.local;

import java.security.SecureRandom;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import org.springframework.core.env.PropertyResolver;
import org.springframework.util.StringUtils;

/**
 * The secrets of one run: configured ones as they are, the others new at each start.
 *
 * @param adminToken token for the management calls of all services
 * @param consolePassword password of the console's operator, {@code null} when the
 * console's users are configured
 */
record Secrets(String adminToken, @Nullable String consolePassword) {

	static final String ADMIN_TOKEN = "platform.admin.token";

	static final String CONSOLE_USERS = "platform.console.users";

	private static final int TOKEN_BYTES = 24;

	private static final int PASSWORD_BYTES = 12;

	static Secrets from(PropertyResolver configuration) {
		String configured = configuration.getProperty(ADMIN_TOKEN);
		SecureRandom random = new SecureRandom();
		String token = StringUtils.hasText(configured) ? configured : random(random, TOKEN_BYTES);
		boolean users = configuration.containsProperty(CONSOLE_USERS + "[0].name");
		return new Secrets(token, users ? null : random(random, PASSWORD_BYTES));
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
