package io.heavyread.console.reader;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/**
 * Which entries of a reader, in which order.
 *
 * @param prefix what ids begin with
 * @param sort hottest, id, bytes, version or age
 * @param limit how many, 1 to 1,000
 * @param cursor where to go on, null for the beginning
 */
public record EntryQuery(String prefix, String sort, int limit, @Nullable String cursor) {

	String text() {
		String text = "?prefix=" + encode(this.prefix) + "&sort=" + encode(this.sort) + "&limit=" + this.limit;
		return (this.cursor != null) ? text + "&cursor=" + encode(this.cursor) : text;
	}

	private static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
