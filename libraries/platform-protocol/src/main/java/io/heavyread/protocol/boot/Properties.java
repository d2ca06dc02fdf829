package io.heavyread.protocol.boot;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.util.unit.DataSize;

/**
 * Checks of property values, which stop the start with a sentence that names the property
 * and the value.
 */
public final class Properties {

	private Properties() {
	}

	public static void check(boolean valid, String name, String rule, @Nullable Object value) {
		if (!valid) {
			throw new RefusedPropertyException(name + " must be " + rule + ", but is '" + value + "'");
		}
	}

	public static void positive(String name, Duration value) {
		check(value.compareTo(Duration.ZERO) > 0, name, "longer than zero", value);
	}

	public static void positive(String name, DataSize value) {
		check(value.toBytes() > 0, name, "more than 0 bytes", value);
	}

	public static void positive(String name, int value) {
		check(value > 0, name, "more than 0", value);
	}

}
