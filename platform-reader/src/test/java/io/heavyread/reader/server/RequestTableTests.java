package io.heavyread.reader.server;

import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests as raw bytes, with the status and what becomes of the connection. */
class RequestTableTests {

	private static final String HOST = "Host: reader\r\n";

	private static final String END = "\r\n";

	private static TestServer server;

	@BeforeAll
	static void start() {
		server = new TestServer();
		server.cache.put("a", "{\"id\":\"a\"}", false);
		server.cache.put("a.b_c:d-E9", "{}", false);
	}

	@AfterAll
	static void stop() {
		server.close();
	}

	@ParameterizedTest(name = "{index} {2} {3} {0}")
	@MethodSource("rows")
	void request_ofRow_hasStatusAndPersistence(String name, String bytes, int status, Then then) {
		try (RawClient client = server.client()) {
			client.send(bytes);
			boolean head = bytes.startsWith("HEAD");
			assertThat((head ? client.readHead() : client.read()).status()).isEqualTo(status);
			if (then == Then.CLOSE) {
				assertThat(client.isClosed()).isTrue();
			}
			else {
				assertThat(client.get("/post?id=a").status()).isEqualTo(200);
			}
		}
	}

	@ParameterizedTest(name = "{index} {2} {3} {0}")
	@MethodSource("rows")
	void request_inSingleBytes_hasTheSameStatus(String name, String bytes, int status, Then then) {
		if (bytes.length() > 600) {
			return;
		}
		try (RawClient client = server.client()) {
			boolean head = bytes.startsWith("HEAD");
			for (int i = 0; i < bytes.length(); i++) {
				try {
					client.send(bytes.substring(i, i + 1));
				}
				catch (java.io.UncheckedIOException ex) {
					// Answered and closed before the end.
					break;
				}
			}
			assertThat((head ? client.readHead() : client.read()).status()).isEqualTo(status);
		}
	}

	@Test
	void request_afterABadOne_isNotAnswered() {
		try (RawClient client = server.client()) {
			client.send("GET /post?id=a HTTP/1.1\r\n\r\n" + RawClient.request("GET", "/post?id=a"));
			assertThat(client.read().status()).isEqualTo(400);
			assertThat(client.isClosed()).isTrue();
		}
	}

	@Test
	void errors_ofAllKinds_carryReaderDateAndProblem() {
		try (RawClient client = server.client()) {
			RawClient.Reply reply = client.get("/post?id=");
			assertThat(reply.header("X-Reader")).isEqualTo("reader-t");
			assertThat(reply.header("Date")).endsWith("GMT");
			assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
			assertThat(reply.text()).startsWith("{\"type\":\"about:blank\",\"title\":\"Bad Request\",\"status\":400");
		}
	}

	static Stream<Object[]> rows() {
		return Stream.of(good(), identifiers(), methods(), lines(), headers(), hosts(), lengths(), targets())
			.flatMap((rows) -> rows);
	}

	private static Stream<Object[]> good() {
		return Stream.of(row("plain", get("/post?id=a"), 200, Then.OPEN),
				row("close asked", get("/post?id=a", "Connection: close"), 200, Then.CLOSE),
				row("close in a list", get("/post?id=a", "Connection: foo, Close"), 200, Then.CLOSE),
				row("other connection option", get("/post?id=a", "Connection: foo"), 200, Then.OPEN),
				row("1.0", "GET /post?id=a HTTP/1.0\r\n\r\n", 200, Then.CLOSE),
				row("1.0 keep-alive", "GET /post?id=a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", 200, Then.OPEN),
				row("1.0 with host", "GET /post?id=a HTTP/1.0\r\n" + HOST + END, 200, Then.CLOSE),
				row("head", "HEAD /post?id=a HTTP/1.1\r\n" + HOST + END, 200, Then.OPEN),
				row("head of nothing", "HEAD /post?id=b HTTP/1.1\r\n" + HOST + END, 404, Then.OPEN),
				row("empty line before", "\r\n" + get("/post?id=a"), 200, Then.OPEN),
				row("two empty lines before", "\r\n\r\n" + get("/post?id=a"), 200, Then.OPEN),
				row("zero length", get("/post?id=a", "Content-Length: 0"), 200, Then.OPEN),
				row("no space after the colon", "GET /post?id=a HTTP/1.1\r\nHost:reader\r\n\r\n", 200, Then.OPEN),
				row("tab after the colon", get("/post?id=a", "X:\t1\t"), 200, Then.OPEN),
				row("empty value", get("/post?id=a", "X:"), 200, Then.OPEN),
				row("bytes above ASCII in a value", get("/post?id=a", "X: \u00e9\u00ff"), 200, Then.OPEN),
				row("names in capitals", "GET /post?id=a HTTP/1.1\r\nHOST: r\r\nCONNECTION: CLOSE\r\n\r\n", 200,
						Then.CLOSE),
				row("unknown path", get("/posts?id=a"), 404, Then.OPEN),
				row("path below", get("/post/?id=a"), 404, Then.OPEN),
				row("double slash", get("//post?id=a"), 404, Then.OPEN), row("root", get("/"), 404, Then.OPEN),
				row("comparison off", get("/post-redis?id=a"), 404, Then.OPEN),
				row("marshalling off", get("/post-marshal?id=a"), 404, Then.OPEN),
				row("health", get("/health"), 200, Then.OPEN),
				row("health with query", get("/health?x"), 200, Then.OPEN),
				row("min version reached", get("/post?id=a", "X-Min-Version: 100"), 200, Then.OPEN),
				row("min version no number", get("/post?id=a", "X-Min-Version: x"), 400, Then.OPEN),
				row("min version negative", get("/post?id=a", "X-Min-Version: -1"), 400, Then.OPEN),
				row("min version empty", get("/post?id=a", "X-Min-Version:"), 400, Then.OPEN),
				row("two min versions", get("/post?id=a", "X-Min-Version: 1", "X-Min-Version: 1"), 400, Then.OPEN));
	}

	private static Stream<Object[]> identifiers() {
		return Stream.of(row("no query", get("/post"), 400, Then.OPEN),
				row("empty query", get("/post?"), 400, Then.OPEN), row("empty id", get("/post?id="), 400, Then.OPEN),
				row("id without value", get("/post?id"), 400, Then.OPEN),
				row("two ids", get("/post?id=a&id=a"), 400, Then.OPEN),
				row("two ids, one encoded", get("/post?id=a&%69d=a"), 400, Then.OPEN),
				row("invalid character", get("/post?id=a/b"), 400, Then.OPEN),
				row("plus is no space", get("/post?id=a+b"), 400, Then.OPEN),
				row("only dots", get("/post?id=.."), 400, Then.OPEN),
				row("too long", get("/post?id=" + "x".repeat(129)), 400, Then.OPEN),
				row("longest", get("/post?id=" + "x".repeat(128)), 404, Then.OPEN),
				row("bad escape", get("/post?id=%zz"), 400, Then.OPEN),
				row("cut escape", get("/post?id=a%6"), 400, Then.OPEN),
				row("NUL escape", get("/post?id=a%00"), 400, Then.OPEN),
				row("UTF-8 escape", get("/post?id=%C3%A9"), 400, Then.OPEN),
				row("decoded once", get("/post?id=%2561"), 400, Then.OPEN),
				row("escape", get("/post?id=%61"), 200, Then.OPEN),
				row("all kinds of characters", get("/post?id=a.b_c:d-E9"), 200, Then.OPEN),
				row("other parameters", get("/post?x=1&id=a&y=%zz&&z"), 200, Then.OPEN),
				row("similar parameters", get("/post?idd=b&id=a&ID=c"), 200, Then.OPEN));
	}

	private static Stream<Object[]> methods() {
		return Stream.of(row("post", method("POST"), 405, Then.OPEN), row("delete", method("DELETE"), 405, Then.OPEN),
				row("options", method("OPTIONS"), 405, Then.OPEN),
				row("unknown method", method("BREW"), 405, Then.OPEN), row("lower case", method("get"), 405, Then.OPEN),
				row("post with zero length", "POST /post?id=a HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\n\r\n", 405,
						Then.OPEN),
				row("post with a body", "POST /post?id=a HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\n\r\nhello", 405,
						Then.CLOSE),
				row("post with chunks",
						"POST /post?id=a HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 405,
						Then.CLOSE),
				row("post to health", "POST /health HTTP/1.1\r\n" + HOST + END, 405, Then.OPEN),
				row("post to nothing", "POST /x HTTP/1.1\r\n" + HOST + END, 404, Then.OPEN),
				row("post a body to nothing", "POST /x HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\n\r\nx", 404,
						Then.CLOSE),
				row("bad method", "G@T /post?id=a HTTP/1.1\r\n" + HOST + END, 400, Then.CLOSE),
				row("method with NUL", "GE\0T /post?id=a HTTP/1.1\r\n" + HOST + END, 400, Then.CLOSE),
				row("no method", " /post?id=a HTTP/1.1\r\n" + HOST + END, 400, Then.CLOSE));
	}

	private static Stream<Object[]> lines() {
		return Stream.of(line("two spaces before target", "GET  /post?id=a HTTP/1.1\r\n"),
				line("two spaces before version", "GET /post?id=a  HTTP/1.1\r\n"),
				line("space at the begin", " GET /post?id=a HTTP/1.1\r\n"),
				line("space at the end", "GET /post?id=a HTTP/1.1 \r\n"), line("tab", "GET\t/post?id=a HTTP/1.1\r\n"),
				line("vertical tab", "GET /post?id=a\u000bHTTP/1.1\r\n"),
				line("form feed", "GET\f/post?id=a HTTP/1.1\r\n"), line("CR within", "GET /post?id=a\rHTTP/1.1\r\n"),
				line("bare LF", "GET /post?id=a HTTP/1.1\n"), line("two CR", "GET /post?id=a HTTP/1.1\r\r\n"),
				line("bare LF before", "\nGET /post?id=a HTTP/1.1\r\n"),
				line("bare CR before", "\rGET /post?id=a HTTP/1.1\r\n"),
				line("CR CR LF before", "\r\r\nGET /post?id=a HTTP/1.1\r\n"), line("no version", "GET /post?id=a\r\n"),
				line("lower case version", "GET /post?id=a http/1.1\r\n"),
				line("version 0.9", "GET /post?id=a HTTP/0.9\r\n"), line("version 1.2", "GET /post?id=a HTTP/1.2\r\n"),
				line("version 2.0", "GET /post?id=a HTTP/2.0\r\n"),
				line("long version", "GET /post?id=a HTTP/1.10\r\n"),
				line("version with a space", "GET /post?id=a HTTP /1.1\r\n"),
				line("fourth word", "GET /post?id=a HTTP/1.1 x\r\n"),
				line("HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n"),
				line("TLS", "\u0016\u0003\u0001\u0002\u0000\u0001\n"), line("garbage", "\u0001\u0002\u0003\r\n"));
	}

	private static Stream<Object[]> headers() {
		return Stream.of(bad("space before the colon", "X : 1"), bad("tab before the colon", "X\t: 1"),
				bad("no colon", "X"), bad("empty name", ": 1"), bad("folded with space", "X: 1\r\n 2"),
				bad("folded with tab", "X: 1\r\n\t2"), bad("blank folded line", "X: 1\r\n "),
				bad("NUL in a value", "X: a\0b"), bad("NUL in a name", "X\0: a"), bad("CR in a value", "X: a\rb"),
				bad("control character in a value", "X: a\u0001b"), bad("DEL in a value", "X: a\u007f"),
				bad("LF only", "X: 1\nY: 2"), bad("name with a comma", "X,Y: 1"), bad("name above ASCII", "\u00e9: 1"),
				row("first line folded", "GET /post?id=a HTTP/1.1\r\n Host: r\r\n\r\n", 400, Then.CLOSE),
				row("end with LF", "GET /post?id=a HTTP/1.1\r\nHost: r\r\n\n", 400, Then.CLOSE),
				row("longest line", "GET /post?id=a&x=" + "x".repeat(4096 - 26) + " HTTP/1.1\r\n" + HOST + END, 200,
						Then.OPEN),
				row("line too long", "GET /post?id=a&x=" + "x".repeat(4096 - 25) + " HTTP/1.1\r\n" + HOST + END, 414,
						Then.CLOSE),
				row("endless line", "GET /" + "x".repeat(5000), 414, Then.CLOSE),
				row("large headers", get("/post?id=a", "X: " + "x".repeat(8000)), 200, Then.OPEN),
				row("headers too large", get("/post?id=a", "X: " + "x".repeat(8300)), 431, Then.CLOSE),
				row("too many headers", get("/post?id=a", "X: 1\r\n".repeat(3000) + "Y: 1"), 431, Then.CLOSE),
				row("endless header", "GET / HTTP/1.1\r\nX: " + "x".repeat(9000), 431, Then.CLOSE));
	}

	private static Stream<Object[]> hosts() {
		return Stream.of(line("missing", "GET /post?id=a HTTP/1.1\r\n", ""),
				line("two", "GET /post?id=a HTTP/1.1\r\n", HOST + HOST),
				line("two in 1.0", "GET /post?id=a HTTP/1.0\r\n", HOST + HOST), bad10("Host: a b"),
				line("empty", "GET /post?id=a HTTP/1.1\r\n", "Host:\r\n"),
				line("with user", "GET /post?id=a HTTP/1.1\r\n", "Host: u@h\r\n"),
				line("with path", "GET /post?id=a HTTP/1.1\r\n", "Host: h/x\r\n"),
				line("with a bad port", "GET /post?id=a HTTP/1.1\r\n", "Host: h:x\r\n"),
				line("with a large port", "GET /post?id=a HTTP/1.1\r\n", "Host: h:70000\r\n"),
				line("with a list", "GET /post?id=a HTTP/1.1\r\n", "Host: a, b\r\n"),
				row("with a port", "GET /post?id=a HTTP/1.1\r\nHost: h:80\r\n\r\n", 200, Then.OPEN),
				row("IPv6", "GET /post?id=a HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", 200, Then.OPEN),
				row("missing for nothing", "GET /x HTTP/1.1\r\n\r\n", 400, Then.CLOSE));
	}

	private static Stream<Object[]> lengths() {
		return Stream.of(bad("get with a body", "Content-Length: 5\r\n\r\nhello"),
				bad("length is not a number", "Content-Length: x"), bad("negative length", "Content-Length: -1"),
				bad("signed length", "Content-Length: +0"), bad("empty length", "Content-Length:"),
				bad("hex length", "Content-Length: 0x0"), bad("huge length", "Content-Length: 99999999999999999999"),
				bad("length list", "Content-Length: 0, 0"),
				bad("two lengths", "Content-Length: 0\r\nContent-Length: 0"),
				bad("conflicting lengths", "Content-Length: 0\r\nContent-Length: 5"),
				row("two lengths in 1.0",
						"GET /post?id=a HTTP/1.0\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nhello", 400,
						Then.CLOSE),
				bad("chunked", "Transfer-Encoding: chunked\r\n\r\n0\r\n"),
				bad("identity", "Transfer-Encoding: identity"),
				bad("chunked in capitals", "TRANSFER-ENCODING: CHUNKED"),
				bad("chunked twice", "Transfer-Encoding: chunked, chunked"),
				bad("not last", "Transfer-Encoding: chunked, gzip"), bad("empty coding", "Transfer-Encoding:"),
				bad("both", "Content-Length: 5\r\nTransfer-Encoding: chunked"),
				row("chunked in 1.0", "GET /post?id=a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400, Then.CLOSE),
				row("head with a body", "HEAD /post?id=a HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\n\r\nx", 400,
						Then.CLOSE),
				row("old web socket", get("/post?id=a", "Sec-WebSocket-Key1: 1", "Sec-WebSocket-Key2: 2"), 200,
						Then.OPEN),
				row("post with conflicting lengths",
						"POST /post HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx", 400,
						Then.CLOSE),
				row("post with both",
						"POST /post HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
						400, Then.CLOSE));
	}

	private static Stream<Object[]> targets() {
		return Stream.of(row("absolute", get("http://reader/post?id=a"), 200, Then.OPEN),
				row("absolute with another host", get("http://other:81/post?id=a"), 200, Then.OPEN),
				row("absolute in capitals", get("HTTP://reader/post?id=a"), 200, Then.OPEN),
				row("absolute https", get("https://reader/post?id=a"), 200, Then.OPEN),
				row("absolute without path", get("http://reader"), 404, Then.OPEN),
				row("absolute without a host", "GET http://reader/post?id=a HTTP/1.1\r\n\r\n", 400, Then.CLOSE),
				row("absolute, empty authority", get("http:///post?id=a"), 400, Then.CLOSE),
				row("absolute, user", get("http://u@reader/post?id=a"), 400, Then.CLOSE),
				row("absolute, bad port", get("http://reader:x/post?id=a"), 400, Then.CLOSE),
				row("other scheme", get("ftp://reader/post?id=a"), 400, Then.CLOSE),
				row("authority", get("reader:80"), 400, Then.CLOSE),
				row("connect", "CONNECT reader:80 HTTP/1.1\r\n" + HOST + END, 400, Then.CLOSE),
				row("asterisk", "OPTIONS * HTTP/1.1\r\n" + HOST + END, 400, Then.CLOSE),
				row("relative", get("post?id=a"), 400, Then.CLOSE),
				row("fragment", get("/post?id=a#x"), 400, Then.CLOSE), row("NUL", get("/post?id=a\0"), 400, Then.CLOSE),
				row("DEL", get("/post?id=a\u007f"), 400, Then.CLOSE),
				row("above ASCII", get("/post?id=\u00e9"), 400, Then.CLOSE));
	}

	private static Object[] row(String name, String bytes, int status, Then then) {
		return new Object[] { name, bytes, status, then };
	}

	private static Object[] bad(String name, String header) {
		return row(name, get("/post?id=a", header), 400, Then.CLOSE);
	}

	private static Object[] bad10(String header) {
		return row(header, "GET /post?id=a HTTP/1.0\r\n" + header + "\r\n\r\n", 400, Then.CLOSE);
	}

	private static Object[] line(String name, String line) {
		return line(name, line, HOST);
	}

	private static Object[] line(String name, String line, String host) {
		return row(name, line + host + END, 400, Then.CLOSE);
	}

	private static String get(String target, String... headers) {
		return RawClient.request("GET", target, headers);
	}

	private static String method(String method) {
		return RawClient.request(method, "/post?id=a");
	}

	enum Then {

		OPEN, CLOSE

	}

}
