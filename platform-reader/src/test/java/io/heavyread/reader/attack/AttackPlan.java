package io.heavyread.reader.attack;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What each connection of an attack does.
 *
 * @param name what is told in the table
 * @param connections how many are open at the same time
 * @param opened how many are opened each 10 ms, until there are enough
 * @param greetings what a connection sends first; they take turns
 * @param drip what it sends each second, or nothing
 * @param closing whether it is closed again in the next 10 ms
 */
record AttackPlan(String name, int connections, int opened, List<byte[]> greetings, byte[] drip, boolean closing) {

	private static final String GET = "GET /post?id=post-1 HTTP/1.1\r\nHost: r\r\n";

	private static final String LARGE = "GET /post?id=large HTTP/1.1\r\nHost: r\r\n\r\n";

	static List<AttackPlan> all() {
		return List.of(lasting("nothing, to compare", 0, ""), lasting("10,000 idle connections", 10_000, ""),
				dripping("2,000 slow heads, a byte each second", 2000, GET + "X: ", "x"),
				lasting("2,000 half-open connections in a head", 2000, GET),
				lasting("300 clients that never read", 300, LARGE.repeat(200)),
				brief("connection churn", "", GET + "\r\n"),
				brief("smuggling", both(), GET + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
						GET + "X: 1\r\n folded\r\n\r\n", "GET /post?id=a HTTP/1.1\nHost: r\n\n",
						GET + "X: a\0b\r\n\r\n", GET + "Transfer-Encoding : chunked\r\n\r\n",
						"CONNECT r:80 HTTP/1.1\r\nHost: r\r\n\r\n"),
				brief("giant heads", GET + "X: " + "x".repeat(60_000), "GET /" + "x".repeat(60_000),
						GET + "X: 1\r\n".repeat(8000)),
				brief("good requests, then garbage", (GET + "\r\n").repeat(20) + "\0\1\2\r\n\r\n" + GET));
	}

	static AttackPlan named(String name) {
		return all().stream().filter((plan) -> plan.name().equals(name)).findFirst().orElseThrow();
	}

	private static String both() {
		return GET + "Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nG";
	}

	private static AttackPlan lasting(String name, int connections, String greeting) {
		return dripping(name, connections, greeting, "");
	}

	private static AttackPlan dripping(String name, int connections, String greeting, String drip) {
		return new AttackPlan(name, connections, 100, List.of(bytes(greeting)), bytes(drip), false);
	}

	/** Return an attack of short connections, 500 a second. */
	private static AttackPlan brief(String name, String... greetings) {
		return new AttackPlan(name + ", 500 connections/s", 5, 5,
				List.of(greetings).stream().map(AttackPlan::bytes).toList(), bytes(""), true);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.ISO_8859_1);
	}

}
