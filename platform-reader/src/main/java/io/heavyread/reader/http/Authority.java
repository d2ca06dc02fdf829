package io.heavyread.reader.http;

/** The rule for {@code Host} and for the authority of an absolute-form target. */
public final class Authority {

	private Authority() {
	}

	/**
	 * Tell whether the text is a host, not empty, with an optional port. Names have the
	 * characters that host names have (RFC 1123), as at the other services' ports, which
	 * are Tomcat's: no underscore.
	 */
	public static boolean isValid(String text) {
		int hostEnd = text.startsWith("[") ? text.indexOf(']') + 1 : end(text);
		if (hostEnd <= 0) {
			return false;
		}
		boolean host = text.startsWith("[") ? isLiteral(text, hostEnd) : isName(text, hostEnd);
		return host && isPort(text, hostEnd);
	}

	private static int end(String text) {
		int colon = text.indexOf(':');
		return (colon < 0) ? text.length() : colon;
	}

	private static boolean isLiteral(String text, int end) {
		for (int i = 1; i < end - 1; i++) {
			char c = text.charAt(i);
			if (Character.digit(c, 16) < 0 && c != ':' && c != '.') {
				return false;
			}
		}
		return end > 3;
	}

	private static boolean isName(String text, int end) {
		for (int i = 0; i < end; i++) {
			char c = text.charAt(i);
			if (!isAlphanumeric(c) && c != '-' && c != '.') {
				return false;
			}
		}
		return true;
	}

	private static boolean isAlphanumeric(char c) {
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
	}

	private static boolean isPort(String text, int colon) {
		if (colon == text.length()) {
			return true;
		}
		int port = 0;
		for (int i = colon + 1; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < '0' || c > '9' || port > 65_535) {
				return false;
			}
			port = port * 10 + (c - '0');
		}
		return text.charAt(colon) == ':' && port <= 65_535;
	}

}
