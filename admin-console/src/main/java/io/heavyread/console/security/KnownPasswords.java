package io.heavyread.console.security;

import java.util.List;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.service.ExposureCheck;

import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Passwords that everybody tries first: a console that others can reach does not start
 * with one of them. That there is no user without a password is made sure of where users
 * are read.
 */
@Configuration(proxyBeanMethods = false)
class KnownPasswords {

	private static final List<String> KNOWN = List.of("admin", "changeme", "console", "heavyread", "operator",
			"password", "secret", "123456");

	@Bean
	ExposureCheck exposureCheck(ServerProperties server, ConsoleProperties console, PasswordEncoder encoder) {
		return new ExposureCheck(server.getAddress(),
				(address) -> console.users().forEach((user) -> requireSecret(user, encoder, address)));
	}

	private static void requireSecret(ConsoleProperties.User user, PasswordEncoder encoder, String address) {
		String hash = user.password().startsWith("{") ? user.password() : "{bcrypt}" + user.password();
		if (encoder.matches(user.name(), hash) || KNOWN.stream().anyMatch((known) -> encoder.matches(known, hash))) {
			throw new IllegalStateException("platform.console.users[].password of " + user.name()
					+ " must be the hash of a secret, but is that of a password that everybody knows, while the console"
					+ " listens on server.address " + address);
		}
	}

}
