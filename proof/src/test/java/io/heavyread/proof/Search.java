package io.heavyread.proof;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What TLC found.
 *
 * @param output all that it printed
 * @param completed whether it has seen every state, and nothing wrong
 */
record Search(String output, boolean completed) {

	private static final Pattern VIOLATION = Pattern.compile("Error: Invariant (\\w+) is violated");

	private static final Pattern STATES = Pattern.compile("(\\d+) distinct states found");

	private static final Pattern STEP = Pattern.compile("(?m)^State \\d+: ");

	/**
	 * Return the invariant that the shortest counterexample breaks; empty when there is
	 * none.
	 */
	Optional<String> violated() {
		Matcher matcher = VIOLATION.matcher(this.output);
		return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

	/**
	 * Return one sentence on the result.
	 */
	String summary() {
		return violated().map((invariant) -> invariant + " is violated, in " + steps() + " steps").orElse("holds")
				+ "; " + states() + " states seen";
	}

	private long steps() {
		return STEP.matcher(this.output).results().count() - 1;
	}

	private String states() {
		String last = "no";
		Matcher matcher = STATES.matcher(this.output);
		while (matcher.find()) {
			last = matcher.group(1);
		}
		return last;
	}

}
