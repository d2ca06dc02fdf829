package io.heavyread.writer.request;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.heavyread.writer.http.Json;
import io.heavyread.writer.http.Problem;

/**
 * A list of entity tags as RFC 9110 (section 8.8.3) writes them, read as the hashes that
 * the store knows.
 */
final class EntityTags {

	private static final Pattern ELEMENT = Pattern
		.compile("[ \\t]*(?:(W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\")?[ \\t]*(,|\\z)");

	private static final Pattern CHAIN = Pattern.compile("([0-9a-f]{16})(?:-gzip)?");

	private EntityTags() {
	}

	/**
	 * Return the hashes of the tags that can match by strong comparison: no weak ones and
	 * none that this platform did not make. A gzip variant's tag counts as its post's.
	 * @param field value of the header field
	 * @param name of the header field, for the problem when it is malformed
	 */
	static List<Long> chains(String field, String name) {
		List<Long> chains = new ArrayList<>();
		boolean any = false;
		Matcher element = ELEMENT.matcher(field);
		for (int at = 0; at <= field.length(); at = element.end() + (element.group(3).isEmpty() ? 1 : 0)) {
			if (!element.region(at, field.length()).lookingAt()) {
				throw malformed(field, name);
			}
			any |= element.group(2) != null;
			if (element.group(1) == null && element.group(2) != null) {
				addChain(element.group(2), chains);
			}
		}
		if (!any) {
			throw malformed(field, name);
		}
		return chains;
	}

	private static void addChain(String tag, List<Long> chains) {
		Matcher chain = CHAIN.matcher(tag);
		if (chain.matches()) {
			chains.add(HexFormat.fromHexDigitsToLong(chain.group(1)));
		}
	}

	private static RuntimeException malformed(String field, String name) {
		return Problem.badRequest(name + " is neither a list of quoted entity tags nor *: " + Json.quoted(field) + ".");
	}

}
