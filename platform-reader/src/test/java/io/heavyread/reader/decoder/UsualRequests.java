package io.heavyread.reader.decoder;

import java.util.stream.Stream;

import static io.heavyread.reader.decoder.RawRequest.END;
import static io.heavyread.reader.decoder.RawRequest.HOST;
import static io.heavyread.reader.decoder.RawRequest.Then.CLOSE;
import static io.heavyread.reader.decoder.RawRequest.Then.OPEN;
import static io.heavyread.reader.decoder.RawRequest.get;
import static io.heavyread.reader.decoder.RawRequest.method;
import static io.heavyread.reader.decoder.RawRequest.row;

/** Requests as clients send them, and their small mistakes. */
final class UsualRequests {

	private UsualRequests() {
	}

	static Stream<RawRequest> all() {
		return Stream.of(good(), identifiers(), methods()).flatMap((rows) -> rows);
	}

	private static Stream<RawRequest> good() {
		return Stream.of(row("plain", get("/post?id=a"), 200, OPEN),
				row("close asked", get("/post?id=a", "Connection: close"), 200, CLOSE),
				row("close in a list", get("/post?id=a", "Connection: foo, Close"), 200, CLOSE),
				row("other connection option", get("/post?id=a", "Connection: foo"), 200, OPEN),
				row("1.0", "GET /post?id=a HTTP/1.0\r\n\r\n", 200, CLOSE),
				row("1.0 keep-alive", "GET /post?id=a HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", 200, OPEN),
				row("1.0 with host", "GET /post?id=a HTTP/1.0\r\n" + HOST + END, 200, CLOSE),
				row("head", "HEAD /post?id=a HTTP/1.1\r\n" + HOST + END, 200, OPEN),
				row("head of nothing", "HEAD /post?id=b HTTP/1.1\r\n" + HOST + END, 404, OPEN),
				row("empty line before", "\r\n" + get("/post?id=a"), 200, OPEN),
				row("two empty lines before", "\r\n\r\n" + get("/post?id=a"), 200, OPEN),
				row("zero length", get("/post?id=a", "Content-Length: 0"), 200, OPEN),
				row("no space after the colon", "GET /post?id=a HTTP/1.1\r\nHost:reader\r\n\r\n", 200, OPEN),
				row("tab after the colon", get("/post?id=a", "X:\t1\t"), 200, OPEN),
				row("empty value", get("/post?id=a", "X:"), 200, OPEN),
				row("bytes above ASCII in a value", get("/post?id=a", "X: \u00e9\u00ff"), 200, OPEN),
				row("names in capitals", "GET /post?id=a HTTP/1.1\r\nHOST: r\r\nCONNECTION: CLOSE\r\n\r\n", 200, CLOSE),
				row("unknown path", get("/posts?id=a"), 404, OPEN), row("path below", get("/post/?id=a"), 404, OPEN),
				row("double slash", get("//post?id=a"), 404, OPEN), row("root", get("/"), 404, OPEN),
				row("comparison off", get("/post-redis?id=a"), 404, OPEN),
				row("marshalling off", get("/post-marshal?id=a"), 404, OPEN), row("health", get("/health"), 200, OPEN),
				row("health with query", get("/health?x"), 200, OPEN),
				row("min version reached", get("/post?id=a", "X-Min-Version: 100"), 200, OPEN),
				row("min version no number", get("/post?id=a", "X-Min-Version: x"), 400, OPEN),
				row("min version negative", get("/post?id=a", "X-Min-Version: -1"), 400, OPEN),
				row("min version empty", get("/post?id=a", "X-Min-Version:"), 400, OPEN),
				row("two min versions", get("/post?id=a", "X-Min-Version: 1", "X-Min-Version: 1"), 400, OPEN));
	}

	private static Stream<RawRequest> identifiers() {
		return Stream.of(row("no query", get("/post"), 400, OPEN), row("empty query", get("/post?"), 400, OPEN),
				row("empty id", get("/post?id="), 400, OPEN), row("id without value", get("/post?id"), 400, OPEN),
				row("two ids", get("/post?id=a&id=a"), 400, OPEN),
				row("two ids, one encoded", get("/post?id=a&%69d=a"), 400, OPEN),
				row("invalid character", get("/post?id=a/b"), 400, OPEN),
				row("plus is no space", get("/post?id=a+b"), 400, OPEN),
				row("only dots", get("/post?id=.."), 400, OPEN),
				row("too long", get("/post?id=" + "x".repeat(129)), 400, OPEN),
				row("longest", get("/post?id=" + "x".repeat(128)), 404, OPEN),
				row("bad escape", get("/post?id=%zz"), 400, OPEN), row("cut escape", get("/post?id=a%6"), 400, OPEN),
				row("NUL escape", get("/post?id=a%00"), 400, OPEN),
				row("UTF-8 escape", get("/post?id=%C3%A9"), 400, OPEN),
				row("decoded once", get("/post?id=%2561"), 400, OPEN), row("escape", get("/post?id=%61"), 200, OPEN),
				row("all kinds of characters", get("/post?id=a.b_c:d-E9"), 200, OPEN),
				row("other parameters", get("/post?x=1&id=a&y=%zz&&z"), 200, OPEN),
				row("similar parameters", get("/post?idd=b&id=a&ID=c"), 200, OPEN));
	}

	private static Stream<RawRequest> methods() {
		return Stream.of(row("post", method("POST"), 405, OPEN), row("delete", method("DELETE"), 405, OPEN),
				row("options", method("OPTIONS"), 405, OPEN), row("unknown method", method("BREW"), 405, OPEN),
				row("lower case", method("get"), 405, OPEN),
				row("post with zero length", "POST /post?id=a HTTP/1.1\r\n" + HOST + "Content-Length: 0\r\n\r\n", 405,
						OPEN),
				row("post with a body", "POST /post?id=a HTTP/1.1\r\n" + HOST + "Content-Length: 5\r\n\r\nhello", 405,
						CLOSE),
				row("post with chunks",
						"POST /post?id=a HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 405,
						CLOSE),
				row("post to health", "POST /health HTTP/1.1\r\n" + HOST + END, 405, OPEN),
				row("post to nothing", "POST /x HTTP/1.1\r\n" + HOST + END, 404, OPEN),
				row("post a body to nothing", "POST /x HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\n\r\nx", 404, CLOSE),
				row("bad method", "G@T /post?id=a HTTP/1.1\r\n" + HOST + END, 400, CLOSE),
				row("method with NUL", "GE\0T /post?id=a HTTP/1.1\r\n" + HOST + END, 400, CLOSE),
				row("no method", " /post?id=a HTTP/1.1\r\n" + HOST + END, 400, CLOSE));
	}

}
