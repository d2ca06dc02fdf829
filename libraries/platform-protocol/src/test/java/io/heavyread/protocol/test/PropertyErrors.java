package io.heavyread.protocol.test;

import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** A bad value stops the start with a sentence that names the property and the value. */
public final class PropertyErrors {

	private PropertyErrors() {
	}

	/**
	 * Check that a context does not start.
	 * @param rule what the property must be, as the sentence says it
	 */
	public static void assertRefused(ApplicationContextRunner runner, String name, String value, String rule) {
		runner.withPropertyValues(name + "=" + value)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessageStartingWith(name + " must be " + rule)
				.hasMessageMatching("(?s).*but is '.+'"));
	}

}
