package io.heavyread.reader.http;

import io.heavyread.protocol.PostId;
import org.jspecify.annotations.Nullable;

/**
 * What a request is about.
 *
 * @param resource the resource
 * @param id the post's id; null where there is none, an invalid one or more than one
 */
public record RequestTarget(Resource resource, @Nullable String id) {

	private static final String USUAL = "/post?id=";

	private static final RequestTarget UNKNOWN = new RequestTarget(Resource.UNKNOWN, null);

	/**
	 * Understand a request target in origin-form or absolute-form (RFC 9112, section
	 * 3.2).
	 * @return null when the target is malformed or has another form
	 */
	public static @Nullable RequestTarget parse(String text) {
		if (!isVisible(text)) {
			return null;
		}
		if (text.startsWith(USUAL)) {
			return new RequestTarget(Resource.POST, usualId(text));
		}
		return text.startsWith("/") ? origin(text) : absolute(text);
	}

	/** The id alone, as it nearly always comes, without a string for each part. */
	private static @Nullable String usualId(String text) {
		String id = text.substring(USUAL.length());
		return PostId.isValid(id) ? id : id(text.substring(USUAL.length() - 3));
	}

	private static boolean isVisible(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c <= ' ' || c >= 0x7f || c == '#') {
				return false;
			}
		}
		return true;
	}

	private static RequestTarget origin(String text) {
		int question = text.indexOf('?');
		Resource resource = Resource.at((question < 0) ? text : text.substring(0, question));
		if (!resource.isPost()) {
			return (resource == Resource.UNKNOWN) ? UNKNOWN : new RequestTarget(resource, null);
		}
		return new RequestTarget(resource, (question < 0) ? null : id(text.substring(question + 1)));
	}

	private static @Nullable RequestTarget absolute(String text) {
		int start = schemeLength(text);
		if (start == 0) {
			return null;
		}
		int end = start;
		while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
			end++;
		}
		if (!Authority.isValid(text.substring(start, end))) {
			return null;
		}
		return text.startsWith("/", end) ? origin(text.substring(end)) : UNKNOWN;
	}

	private static int schemeLength(String text) {
		if (text.regionMatches(true, 0, "http://", 0, 7)) {
			return 7;
		}
		return text.regionMatches(true, 0, "https://", 0, 8) ? 8 : 0;
	}

	private static @Nullable String id(String query) {
		String found = null;
		int start = 0;
		while (start <= query.length()) {
			int ampersand = query.indexOf('&', start);
			int end = (ampersand < 0) ? query.length() : ampersand;
			int equals = query.indexOf('=', start);
			int nameEnd = (equals < 0 || equals > end) ? end : equals;
			if ("id".equals(decoded(query.substring(start, nameEnd)))) {
				String value = (nameEnd == end) ? null : decoded(query.substring(nameEnd + 1, end));
				if (found != null || value == null || !PostId.isValid(value)) {
					return null;
				}
				found = value;
			}
			start = end + 1;
		}
		return found;
	}

	/** Decode once; null when that is not possible or not ASCII. */
	private static @Nullable String decoded(String text) {
		if (text.indexOf('%') < 0) {
			return text;
		}
		StringBuilder decoded = new StringBuilder(text.length());
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '%') {
				int value = (i + 2 < text.length()) ? hex(text.charAt(i + 1)) * 16 + hex(text.charAt(i + 2)) : -1;
				if (value < 0 || value > 0x7f) {
					return null;
				}
				c = (char) value;
				i += 2;
			}
			decoded.append(c);
		}
		return decoded.toString();
	}

	private static int hex(char c) {
		int digit = Character.digit(c, 16);
		return (digit < 0) ? -1000 : digit;
	}

}
