package io.heavyread.reader.answer;

/** The number in {@code X-Min-Version}. */
final class MinVersion {

	private static final int DIGITS = 18;

	private MinVersion() {
	}

	/**
	 * Return the number, -1 when there is none. What no version can reach is
	 * {@link Long#MAX_VALUE}.
	 */
	static long parse(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (text.charAt(i) < '0' || text.charAt(i) > '9') {
				return -1;
			}
		}
		if (text.isEmpty()) {
			return -1;
		}
		return (text.length() <= DIGITS) ? Long.parseLong(text) : beyond(text);
	}

	private static long beyond(String text) {
		String digits = text.replaceFirst("^0+", "");
		return (digits.length() <= DIGITS) ? Long.parseLong("0" + digits) : Long.MAX_VALUE;
	}

}
