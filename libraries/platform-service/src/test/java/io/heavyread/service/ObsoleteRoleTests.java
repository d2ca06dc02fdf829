package io.heavyread.service;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A property of earlier versions decides nothing, and is not passed over in silence. */
@ExtendWith(OutputCaptureExtension.class)
class ObsoleteRoleTests {

	private static void start(String role) {
		new ObsoleteRole("reader", new MockEnvironment().withProperty("platform.role", role));
	}

	@Test
	void withoutIt_nothingIsSaid(CapturedOutput output) {
		new ObsoleteRole("reader", new MockEnvironment());
		start(" ");
		assertThat(output.getAll()).doesNotContain("platform.role");
	}

	@ParameterizedTest
	@ValueSource(strings = { "reader", "Reader", " READER " })
	void ownRole_isOneLine(String role, CapturedOutput output) {
		start(role);
		assertThat(output.getAll().lines().filter((line) -> line.contains("platform.role"))).singleElement()
			.asString()
			.contains("has no effect");
	}

	@ParameterizedTest
	@ValueSource(strings = { "writer", "reader,writer", "cache", "none" })
	void anotherRole_stopsTheStart(String role) {
		assertThatIllegalArgumentException().isThrownBy(() -> start(role))
			.withMessage("platform.role must be left out, or be reader, which is what this service is, but is '" + role
					+ "'");
	}

}
