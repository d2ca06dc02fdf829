package io.heavyread.console.format;

import java.util.regex.Pattern;

/** Words from outside as one line of bounded length that shows all that it holds. */
public final class Printable {

	/** Control and format characters, halves of pairs, ends of lines. */
	private static final Pattern HIDDEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

	private Printable() {
	}

	/** Return the text with blanks for what cannot be seen, cut at the length. */
	public static String of(String text, int maxLength) {
		String seen = HIDDEN.matcher((text.length() > maxLength) ? text.substring(0, maxLength) : text).replaceAll(" ");
		return (text.length() > maxLength) ? seen + "…" : seen;
	}

}
