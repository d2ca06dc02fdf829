package io.heavyread.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The posts that are written and read: numbered, each body of an exact size. */
public final class Posts {

	private static final Map<Integer, String> CONTENTS = new ConcurrentHashMap<>();

	private Posts() {
	}

	/** Return what the ids of all posts of that size begin with; the number follows. */
	public static String prefix(int size) {
		return "p" + size + "-";
	}

	public static String id(int size, int number) {
		return prefix(size) + Requests.number(number);
	}

	/** Return the content that makes the document have the size. */
	public static String content(int size) {
		return CONTENTS.computeIfAbsent(size, Posts::make);
	}

	private static String make(int size) {
		int around = document(id(size, 0), "").length();
		StringBuilder content = new StringBuilder();
		for (int i = 0; content.length() < size - around; i++) {
			content.append("Posts are written rarely and read millions of times; number ")
				.append(i * 7919 % 10_007)
				.append(" says no more. ");
		}
		content.setLength(size - around);
		return content.toString();
	}

	/** Return the JSON document of a post. */
	public static byte[] body(int size, int number) {
		return document(id(size, number), content(size)).getBytes(StandardCharsets.US_ASCII);
	}

	private static String document(String id, String content) {
		return "{\"id\":\"" + id + "\",\"title\":\"My First Post\",\"content\":\"" + content
				+ "\",\"author\":\"demo-user\",\"timestamp\":1764423554123456789,"
				+ "\"hash\":\"282e55d9b2a933e6de06fa33878ef6b2\"}";
	}

}
