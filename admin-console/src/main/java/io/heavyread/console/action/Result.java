package io.heavyread.console.action;

import java.util.List;

import io.heavyread.console.format.Tone;

/**
 * What came of an action.
 *
 * @param tone how well it went
 * @param headline in one sentence
 * @param lines one per reader
 */
public record Result(Tone tone, String headline, List<String> lines) {

	public Result {
		lines = List.copyOf(lines);
	}

	/** Return everything in one line, for the audit. */
	public String summary() {
		return this.lines.isEmpty() ? this.headline : String.join("; ", this.lines);
	}

}
