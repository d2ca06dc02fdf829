package io.heavyread.reader.http;

/**
 * The list of {@code If-None-Match} (RFC 9110, section 13.1.2), compared weakly with a
 * post's entity tag, which is a hash in 16 hex digits.
 */
public final class EntityTags {

	private static final int HASH_LENGTH = 16;

	private static final String GZIP_SUFFIX = "-gzip";

	private EntityTags() {
	}

	/**
	 * Tell whether the list names the post. What follows a syntax error is not read.
	 * @param list the header's value
	 * @param hash the post's hash
	 * @param gzip whether the tag of the gzip variant is meant
	 */
	public static boolean names(String list, long hash, boolean gzip) {
		int length = list.length();
		int i = start(list, 0);
		if (i < length && list.charAt(i) == '*') {
			return start(list, i + 1) == length;
		}
		while (i < length) {
			int open = list.startsWith("W/", i) ? i + 2 : i;
			int close = (open < length && list.charAt(open) == '"') ? list.indexOf('"', open + 1) : -1;
			if (close < 0) {
				return false;
			}
			if (isTag(list, open + 1, close, hash, gzip)) {
				return true;
			}
			i = start(list, close + 1);
		}
		return false;
	}

	private static int start(String list, int from) {
		int i = from;
		while (i < list.length() && (list.charAt(i) == ' ' || list.charAt(i) == '\t' || list.charAt(i) == ',')) {
			i++;
		}
		return i;
	}

	private static boolean isTag(String list, int from, int to, long hash, boolean gzip) {
		int hashEnd = from + HASH_LENGTH;
		if (to != (gzip ? hashEnd + GZIP_SUFFIX.length() : hashEnd)
				|| (gzip && !list.startsWith(GZIP_SUFFIX, hashEnd))) {
			return false;
		}
		for (int i = 0; i < HASH_LENGTH; i++) {
			int digit = (int) (hash >>> (60 - 4 * i)) & 0xf;
			if (list.charAt(from + i) != Character.forDigit(digit, 16)) {
				return false;
			}
		}
		return true;
	}

}
