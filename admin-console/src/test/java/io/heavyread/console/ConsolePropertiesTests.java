package io.heavyread.console;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A mistake in the settings stops the start with a sentence. */
class ConsolePropertiesTests {

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
		String hash = "$2a$06$QgLSSOqjoFjXgWmjY2S64e0aiuxDEJkOUezhts51m2r1OFwLLAjTC";
		assertThatThrownBy(() -> new ConsoleProperties.User("op", hash, List.of("ROOT")))
			.hasMessageContaining("VIEWER");
	}

	@Test
	void start_withProfileOidcAndNoIssuer_namesTheProperty() {
		assertThatThrownBy(() -> ConsoleApplication.builder()
			.run("--server.port=0", "--management.server.port=0", "--spring.profiles.active=oidc")).rootCause()
			.hasMessageContaining("platform.console.oidc.issuer must be");
	}

}
