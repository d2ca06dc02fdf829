package io.heavyread.protocol.test;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/**
 * Texts that break what is not careful, and documents that are damaged. The same seed
 * gives the same texts. One thread.
 */
public final class HostileText {

	private static final List<String> TEXTS = List.of("", " ", "\0", "\r\n", "\r\nX-Injected: 1", "%0d%0aX-Injected: 1",
			"%00", "%", "%zz", "%c0%af", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "${7*7}",
			"${jndi:ldap://127.0.0.1/a}", "#{T(java.lang.Runtime)}", "../../etc/passwd", "a".repeat(129),
			"a".repeat(5000), "\ud83d\ude00", "\u202e", "\u00e9", "\ufeff", "*", "\"", "\\", "'", "null", "true", "-1",
			"0", "9223372036854775808", "1e999", "NaN", "[]", "{}", "W/\"x\"", "\"0123456789abcdef\"", "\"a\", \"b\"",
			"\"unclosed", ",", ",,", "=", "&", "a=b&c", ";", "a;b=c", "10s", "1ms", "0ms", "11s", "99999999999s", "all",
			"none", "ALL", "post-1", "application/json", "application/json; charset=utf-16", "text/html",
			"application/json;;", "multipart/form-data");

	private static final List<String> VALUES = List.of("null", "true", "0", "-1", "1e400", "1.5", "[]", "{}",
			"[[[[]]]]", "{\"a\":{\"b\":1}}", "\"\\u0000\"", "\"\\ud800\"", "\"\\udc00\\ud800\"", "\"<script>\"", "\"\\",
			"'x'", "NaN", "\"x\",\"title\":\"y\"", "\"x\" /* comment */", "\"\u2028\"", "undefined", "00", "\"\t\"");

	private final Random random;

	/** Create a source. */
	public HostileText(long seed) {
		this.random = new Random(seed);
	}

	/** Return a number from 0 to the bound, exclusive. */
	public int number(int bound) {
		return this.random.nextInt(bound);
	}

	/** Return one of these. */
	public <T> T oneOf(List<T> elements) {
		return elements.get(number(elements.size()));
	}

	/** Return a text, now and then two in one. */
	public String text() {
		return (number(4) == 0) ? oneOf(TEXTS) + oneOf(TEXTS) : oneOf(TEXTS);
	}

	/** Return a text that can stand in a line of a request head. */
	public String line() {
		return text().replaceAll("[\r\n]", "");
	}

	/**
	 * Return a text that can stand in a query, visible ASCII: as it is, but for what
	 * cannot stand there, or percent-encoded whole.
	 */
	public String query() {
		return (number(2) == 0) ? text().replaceAll("[^!-~]|[#<>\"\\\\{}\\[\\]^`|]", "%20")
				: URLEncoder.encode(text(), StandardCharsets.UTF_8);
	}

	/** Return a JSON object of these names, with wrong values, names or bytes. */
	public byte[] document(List<String> names) {
		StringBuilder json = new StringBuilder("{");
		for (String name : names) {
			if (number(6) == 0) {
				continue;
			}
			json.append((json.length() > 1) ? "," : "")
				.append('"')
				.append((number(12) == 0) ? "x" : name)
				.append("\":");
			json.append((number(3) == 0) ? oneOf(VALUES) : quoted(text()));
		}
		byte[] bytes = json.append('}').toString().getBytes(StandardCharsets.UTF_8);
		return (number(3) == 0) ? damaged(bytes) : bytes;
	}

	private static String quoted(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		text.chars()
			.forEach((c) -> quoted.append((c < ' ' || c == '"' || c == '\\') ? String.format("\\u%04x", c) : (char) c));
		return quoted.append('"').toString();
	}

	/** Change, cut or double a few bytes. */
	public byte[] damaged(byte[] bytes) {
		byte[] damaged = bytes.clone();
		for (int i = number(4); i >= 0 && damaged.length > 0; i--) {
			damaged[number(damaged.length)] = (byte) number(256);
		}
		return (number(3) == 0) ? java.util.Arrays.copyOf(damaged, number(damaged.length + 1)) : damaged;
	}

}
