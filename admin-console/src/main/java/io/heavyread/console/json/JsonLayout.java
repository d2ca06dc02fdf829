package io.heavyread.console.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Lays posts out: one member a line, as bytes, and side by side. */
public final class JsonLayout {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final int HEX_BYTES = 4096;

	private static final int CONTEXT = 120;

	private JsonLayout() {
	}

	/** Return one line per member; the text as it is when it is no JSON object. */
	public static List<JsonLine> lines(String body) {
		Map<String, JsonNode> members = members(body);
		if (members.isEmpty()) {
			return List.of(new JsonLine("", body, false));
		}
		List<JsonLine> lines = new ArrayList<>();
		lines.add(new JsonLine("", "{", false));
		int left = members.size();
		for (Map.Entry<String, JsonNode> member : members.entrySet()) {
			left--;
			String comma = (left > 0) ? "," : "";
			lines.add(new JsonLine("  " + JSON.writeValueAsString(member.getKey()) + ": ",
					JSON.writeValueAsString(member.getValue()) + comma, member.getValue().isNumber()));
		}
		lines.add(new JsonLine("", "}", false));
		return lines;
	}

	private static Map<String, JsonNode> members(String body) {
		Map<String, JsonNode> members = new LinkedHashMap<>();
		try {
			JsonNode node = JSON.readTree(body);
			if (node != null && node.isObject()) {
				node.properties().forEach((member) -> members.put(member.getKey(), member.getValue()));
			}
		}
		catch (JacksonException ex) {
			members.clear();
		}
		return members;
	}

	/** Return the text of a member; empty when there is none. */
	public static String text(String body, String member) {
		JsonNode value = members(body).get(member);
		return (value != null && value.isString()) ? value.stringValue() : "";
	}

	/**
	 * Return the first bytes in hexadecimal, 16 a line, with their printable characters.
	 */
	public static String hex(String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		StringBuilder dump = new StringBuilder();
		int end = Math.min(bytes.length, HEX_BYTES);
		for (int line = 0; line < end; line += 16) {
			StringBuilder digits = new StringBuilder();
			StringBuilder signs = new StringBuilder();
			for (int i = line; i < Math.min(line + 16, end); i++) {
				digits.append(String.format(Locale.ROOT, "%02x ", bytes[i]));
				signs.append((bytes[i] >= 32 && bytes[i] < 127) ? (char) bytes[i] : '.');
			}
			dump.append(String.format(Locale.ROOT, "%06x  %-48s %s%n", line, digits, signs));
		}
		if (end < bytes.length) {
			dump.append("… ").append(bytes.length - end).append(" more bytes");
		}
		return dump.toString();
	}

	/** Compare two posts member by member. */
	public static List<FieldDifference> differences(String left, String right) {
		Map<String, JsonNode> before = members(left);
		Map<String, JsonNode> after = members(right);
		Set<String> names = new LinkedHashSet<>(before.keySet());
		names.addAll(after.keySet());
		List<FieldDifference> differences = new ArrayList<>();
		for (String name : names) {
			differences.add(difference(name, words(before.get(name)), words(after.get(name))));
		}
		return differences;
	}

	private static String words(@org.jspecify.annotations.Nullable JsonNode node) {
		if (node == null) {
			return "";
		}
		return node.isString() ? node.stringValue() : node.toString();
	}

	private static FieldDifference difference(String name, String left, String right) {
		if (left.equals(right)) {
			return new FieldDifference(name, true, shorten(left, true), "", "", "");
		}
		int limit = Math.min(left.length(), right.length());
		int start = 0;
		while (start < limit && left.charAt(start) == right.charAt(start)) {
			start++;
		}
		start = whole(left, start);
		int end = 0;
		while (end < limit - start && left.charAt(left.length() - 1 - end) == right.charAt(right.length() - 1 - end)) {
			end++;
		}
		if (end > 0 && Character.isLowSurrogate(left.charAt(left.length() - end))) {
			end--;
		}
		return new FieldDifference(name, false, shorten(left.substring(0, start), false),
				left.substring(start, left.length() - end), right.substring(start, right.length() - end),
				shorten(left.substring(left.length() - end), true));
	}

	/** Never cut a character in two. */
	private static int whole(String text, int at) {
		return (at > 0 && Character.isHighSurrogate(text.charAt(at - 1))) ? at - 1 : at;
	}

	private static String shorten(String text, boolean keepBeginning) {
		if (text.length() <= CONTEXT) {
			return text;
		}
		int cut = text.length() - CONTEXT;
		String words = " … " + cut + " equal characters … ";
		return keepBeginning ? text.substring(0, whole(text, CONTEXT)) + words
				: words + text.substring(whole(text, cut));
	}

}
