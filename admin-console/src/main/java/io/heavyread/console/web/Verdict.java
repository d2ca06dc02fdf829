package io.heavyread.console.web;

import io.heavyread.console.format.Tone;

/**
 * The one answer of a page.
 *
 * @param tone how it stands
 * @param headline the answer
 * @param detail since when and why, sentences
 * @param link where to look next, empty without
 * @param linkText what the link says
 */
public record Verdict(Tone tone, String headline, String detail, String link, String linkText) {

	/** Return an answer that leads nowhere else. */
	public static Verdict of(Tone tone, String headline, String detail) {
		return new Verdict(tone, headline, detail, "", "");
	}

}
