package io.heavyread.proof;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module with the constants of a configuration file of this folder, some of them
 * changed.
 *
 * @param module the name of the module
 * @param configuration the name of the file, without its ending
 * @param changes the constants that have other values than in the file
 * @param invariants what is checked instead of the file's invariants; empty: those of the
 * file
 */
record Model(String module, String configuration, Map<String, String> changes, String invariants) {

	static Model of(String module, String configuration) {
		return new Model(module, configuration, Map.of(), "");
	}

	/**
	 * Return this model with another value of a constant.
	 * @param change as in the file: {@code Quorum = 1}
	 */
	Model with(String change) {
		String[] nameAndValue = change.split(" = ", 2);
		Map<String, String> more = new TreeMap<>(this.changes);
		more.put(nameAndValue[0], nameAndValue[1]);
		return new Model(this.module, this.configuration, more, this.invariants);
	}

	Model checking(String otherInvariants) {
		return new Model(this.module, this.configuration, this.changes, otherInvariants);
	}

	/**
	 * Return the configuration as TLC reads it.
	 * @param file the content of the configuration file
	 */
	String configure(String file) {
		String configured = this.invariants.isEmpty() ? file
				: replace(file, "(?m)^INVARIANTS .*$", "INVARIANTS " + this.invariants);
		for (Map.Entry<String, String> change : this.changes.entrySet()) {
			String assignment = "\t" + change.getKey() + " = ";
			configured = replace(configured, "(?m)^" + assignment + ".*$", assignment + change.getValue());
		}
		return configured;
	}

	private String replace(String text, String line, String replacement) {
		Matcher matcher = Pattern.compile(line).matcher(text);
		if (!matcher.find()) {
			throw new IllegalArgumentException(this.configuration + ".cfg has no line " + line);
		}
		return matcher.replaceFirst(Matcher.quoteReplacement(replacement));
	}

	@Override
	public String toString() {
		return this.configuration + " " + this.changes + " " + this.invariants;
	}

}
