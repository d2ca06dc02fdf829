package io.heavyread.console;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A mistake in the settings stops the start with a sentence. */
class ConsolePropertiesTests {

	private static final String HASH = "$2a$06$QgLSSOqjoFjXgWmjY2S64e0aiuxDEJkOUezhts51m2r1OFwLLAjTC";

	@Test
	void start_withoutUsers_namesTheProperty() {
		assertThatThrownBy(() -> ConsoleApplication.builder().run("--server.port=0", "--management.server.port=0"))
			.rootCause()
			.hasMessageContaining("platform.console.users must be");
	}

	@Test
	void user_withPlainPassword_isRefusedWithoutShowingIt() {
		assertThatThrownBy(() -> new ConsoleProperties.User("op", "plain-secret", List.of("OPERATOR")))
			.hasMessageContaining("bcrypt")
			.hasMessageNotContaining("plain-secret");
	}

	@Test
	void user_withUnknownRole_isRefused() {
		assertThatThrownBy(() -> new ConsoleProperties.User("op", HASH, List.of("ROOT")))
			.hasMessageContaining("VIEWER");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					platform.trusted-proxies                       | proxy.example | platform.trusted-proxies must be a list
					server.forward-headers-strategy                | native        | server.forward-headers-strategy must be none
					platform.console.sessions.cookie-name          | a=b           | platform.console.sessions.cookie-name must be
					platform.console.sessions.per-user             | 0             | platform.console.sessions.per-user must be
					platform.console.sessions.in-all               | -1            | platform.console.sessions.in-all must be
					platform.console.sessions.streams-per-user     | 0             | platform.console.sessions.streams-per-user must be
					""")
	void start_withABadValue_namesTheProperty(String name, String value, String sentence) {
		String user = "--platform.console.users[0].";
		assertThatThrownBy(() -> ConsoleApplication.builder()
			.run("--server.port=0", "--management.server.port=0", "--server.address=127.0.0.1",
					"--REDIS_ADDR=127.0.0.1:1", "--spring.main.register-shutdown-hook=false", user + "name=carol",
					user + "password=" + HASH, user + "roles=VIEWER", "--" + name + "=" + value)
			.close()).rootCause().hasMessageStartingWith(sentence);
	}

	@Test
	void user_withANameTooLong_isRefused() {
		assertThatThrownBy(() -> new ConsoleProperties.User("n".repeat(129), HASH, List.of("VIEWER")))
			.hasMessageContaining("at most 128 characters");
	}

	@Test
	void start_withProfileOidcAndNoIssuer_namesTheProperty() {
		assertThatThrownBy(() -> ConsoleApplication.builder()
			.run("--server.port=0", "--management.server.port=0", "--spring.profiles.active=oidc")).rootCause()
			.hasMessageContaining("platform.console.oidc.issuer must be");
	}

}
