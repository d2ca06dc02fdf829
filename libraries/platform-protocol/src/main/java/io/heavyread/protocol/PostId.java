package io.heavyread.protocol;

/**
 * The rule for post ids: 1 to 128 characters of {@code A-Z a-z 0-9 . _ : -}, not only
 * dots.
 */
public final class PostId {

	/** Longest id, in characters, which are bytes too. */
	public static final int MAX_LENGTH = DocumentId.MAX_LENGTH;

	private static final boolean[] ALLOWED = allowed();

	private PostId() {
	}

	/** Tell whether the text is an id. */
	public static boolean isValid(CharSequence text) {
		int length = text.length();
		if (length == 0 || length > MAX_LENGTH) {
			return false;
		}
		boolean onlyDots = true;
		for (int i = 0; i < length; i++) {
			char c = text.charAt(i);
			if (c >= ALLOWED.length || !ALLOWED[c]) {
				return false;
			}
			onlyDots &= c == '.';
		}
		return !onlyDots;
	}

	private static boolean[] allowed() {
		boolean[] allowed = new boolean[128];
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-".chars().forEach((c) -> allowed[c] = true);
		return allowed;
	}

}
