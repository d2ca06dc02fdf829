package io.heavyread.protocol.manage;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Makes sense of the fields of a document: one may be missing, very long, or of another
 * century, and none of that may break or fill whatever shows it.
 */
final class Fields {

	/** Longer than the address of a host with the longest name there is. */
	private static final int LENGTH = 300;

	private static final int ENTRIES = 40;

	private static final Instant FROM = Instant.parse("2000-01-01T00:00:00Z");

	private static final Instant TO = Instant.parse("2200-01-01T00:00:00Z");

	private Fields() {
	}

	/** Return the text, cut where it is longer than a sentence. */
	static @Nullable String text(@Nullable String text) {
		return (text == null || text.length() <= LENGTH) ? text : text.substring(0, LENGTH - 1) + "…";
	}

	/** Return the text likewise, empty when it is missing. */
	static String textOrEmpty(@Nullable String text) {
		return Objects.requireNonNullElse(text(text), "");
	}

	/** Return the counts that are some, in their order. */
	static Map<String, Long> counts(@Nullable Map<String, Long> counts) {
		Map<String, Long> told = new LinkedHashMap<>();
		for (Map.Entry<String, Long> one : (counts != null) ? counts.entrySet() : Map.<String, Long>of().entrySet()) {
			if (one.getValue() != null && told.size() < ENTRIES) {
				told.put(textOrEmpty(one.getKey()), one.getValue());
			}
		}
		return Collections.unmodifiableMap(told);
	}

	/** Return the instant, null when the text is none of these two centuries. */
	static @Nullable Instant instant(@Nullable String text) {
		try {
			Instant instant = (text != null) ? Instant.parse(text) : null;
			return (instant == null || instant.isBefore(FROM) || instant.isAfter(TO)) ? null : instant;
		}
		catch (DateTimeParseException ex) {
			return null;
		}
	}

}
