package io.heavyread.console.web;

/**
 * The one answer of a page.
 *
 * @param tone live, busy, warn, bad or idle
 * @param headline the answer
 * @param detail since when and why, sentences
 * @param link where to look next, empty without
 * @param linkText what the link says
 */
public record Verdict(String tone, String headline, String detail, String link, String linkText) {

	/** Return an answer that leads nowhere else. */
	public static Verdict of(String tone, String headline, String detail) {
		return new Verdict(tone, headline, detail, "", "");
	}

}
