package io.heavyread.protocol;

/**
 * The rule for ids that a frame can carry: 1 to 128 visible ASCII characters. What a
 * domain allows may be less, as {@link PostId} does for posts.
 */
public final class DocumentId {

	/** Longest id, in characters, which are bytes too. */
	public static final int MAX_LENGTH = 128;

	private DocumentId() {
	}

	/** Tell whether the text is an id. */
	public static boolean isValid(CharSequence text) {
		return text.length() > 0 && text.length() <= MAX_LENGTH && text.chars().allMatch((c) -> c > ' ' && c < 0x7f);
	}

}
