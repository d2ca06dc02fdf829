package io.heavyread.console.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;

import io.heavyread.console.ConsoleApplication;
import io.heavyread.console.ConsoleProperties;
import io.heavyread.service.ExposureCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** With which address and passwords a console starts. */
class ExposureTests {

	private static final BCryptPasswordEncoder BCRYPT = new BCryptPasswordEncoder(4);

	@ParameterizedTest
	@CsvSource({ "0.0.0.0, changeme, ''", "10.1.2.3, admin, {bcrypt}", "::, carol, ''", "0.0.0.0, password, {bcrypt}" })
	void start_forOthersWithAKnownPassword_isRefused(String address, String password, String prefix)
			throws UnknownHostException {
		ExposureCheck exposure = exposure(address, prefix + BCRYPT.encode(password));
		assertThatThrownBy(exposure::start).hasMessageContaining("platform.console.users[].password of carol")
			.hasMessageContaining("server.address")
			.hasMessageNotContaining("$2a$");
		assertThat(exposure.isRunning()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, changeme", "::1, password", "0.0.0.0, kZ8m2Qv7wXyT4nRb" })
	void start_otherwise_isAllowed(String address, String password) throws UnknownHostException {
		ExposureCheck exposure = exposure(address, BCRYPT.encode(password));
		exposure.start();
		assertThat(exposure.isRunning()).isTrue();
	}

	/** The whole console, without a store. */
	@Test
	void console_forOthersWithAKnownPassword_doesNotStart() {
		String user = "--platform.console.users[0].";
		assertThatThrownBy(() -> ConsoleApplication.builder()
			.run("--REDIS_ADDR=127.0.0.1:1", "--server.address=0.0.0.0", "--server.port=0",
					"--management.server.port=0", "--spring.main.register-shutdown-hook=false", user + "name=carol",
					user + "password=" + BCRYPT.encode("changeme"), user + "roles=VIEWER")
			.close()).rootCause().hasMessageStartingWith("platform.console.users[].password of carol");
	}

	private static ExposureCheck exposure(String address, String hash) throws UnknownHostException {
		ServerProperties server = new ServerProperties();
		server.setAddress(InetAddress.getByName(address));
		String user = "platform.console.users[0].";
		ConsoleProperties console = new Binder(new MapConfigurationPropertySource(
				Map.of(user + "name", "carol", user + "password", hash, user + "roles", List.of("VIEWER"))))
			.bind("platform.console", ConsoleProperties.class)
			.get();
		return new KnownPasswords().exposureCheck(server, console,
				PasswordEncoderFactories.createDelegatingPasswordEncoder());
	}

}
