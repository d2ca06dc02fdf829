package io.heavyread.reader.decoder;

import java.util.stream.Stream;

import static io.heavyread.reader.decoder.RawRequest.END;
import static io.heavyread.reader.decoder.RawRequest.HOST;
import static io.heavyread.reader.decoder.RawRequest.Then.CLOSE;
import static io.heavyread.reader.decoder.RawRequest.Then.OPEN;
import static io.heavyread.reader.decoder.RawRequest.bad;
import static io.heavyread.reader.decoder.RawRequest.bad10;
import static io.heavyread.reader.decoder.RawRequest.get;
import static io.heavyread.reader.decoder.RawRequest.line;
import static io.heavyread.reader.decoder.RawRequest.row;

/** Requests that no client should send, each with one thing wrong. */
final class MalformedRequests {

	private MalformedRequests() {
	}

	static Stream<RawRequest> all() {
		return Stream.of(lines(), headers(), hosts(), lengths(), targets()).flatMap((rows) -> rows);
	}

	private static Stream<RawRequest> lines() {
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

	private static Stream<RawRequest> headers() {
		return Stream.of(bad("space before the colon", "X : 1"), bad("tab before the colon", "X\t: 1"),
				bad("no colon", "X"), bad("empty name", ": 1"), bad("folded with space", "X: 1\r\n 2"),
				bad("folded with tab", "X: 1\r\n\t2"), bad("blank folded line", "X: 1\r\n "),
				bad("NUL in a value", "X: a\0b"), bad("NUL in a name", "X\0: a"), bad("CR in a value", "X: a\rb"),
				bad("control character in a value", "X: a\u0001b"), bad("DEL in a value", "X: a\u007f"),
				bad("LF only", "X: 1\nY: 2"), bad("name with a comma", "X,Y: 1"), bad("name above ASCII", "\u00e9: 1"),
				row("first line folded", "GET /post?id=a HTTP/1.1\r\n Host: r\r\n\r\n", 400, CLOSE),
				row("end with LF", "GET /post?id=a HTTP/1.1\r\nHost: r\r\n\n", 400, CLOSE),
				row("longest line", "GET /post?id=a&x=" + "x".repeat(4096 - 26) + " HTTP/1.1\r\n" + HOST + END, 200,
						OPEN),
				row("line too long", "GET /post?id=a&x=" + "x".repeat(4096 - 25) + " HTTP/1.1\r\n" + HOST + END, 414,
						CLOSE),
				row("endless line", "GET /" + "x".repeat(5000), 414, CLOSE),
				row("large headers", get("/post?id=a", "X: " + "x".repeat(8000)), 200, OPEN),
				row("headers too large", get("/post?id=a", "X: " + "x".repeat(8300)), 431, CLOSE),
				row("too many headers", get("/post?id=a", "X: 1\r\n".repeat(3000) + "Y: 1"), 431, CLOSE),
				row("endless header", "GET / HTTP/1.1\r\nX: " + "x".repeat(9000), 431, CLOSE));
	}

	private static Stream<RawRequest> hosts() {
		return Stream.of(line("missing", "GET /post?id=a HTTP/1.1\r\n", ""),
				line("two", "GET /post?id=a HTTP/1.1\r\n", HOST + HOST),
				line("two in 1.0", "GET /post?id=a HTTP/1.0\r\n", HOST + HOST), bad10("Host: a b"),
				line("empty", "GET /post?id=a HTTP/1.1\r\n", "Host:\r\n"),
				line("with user", "GET /post?id=a HTTP/1.1\r\n", "Host: u@h\r\n"),
				line("with path", "GET /post?id=a HTTP/1.1\r\n", "Host: h/x\r\n"),
				line("with a bad port", "GET /post?id=a HTTP/1.1\r\n", "Host: h:x\r\n"),
				line("with a large port", "GET /post?id=a HTTP/1.1\r\n", "Host: h:70000\r\n"),
				line("with a list", "GET /post?id=a HTTP/1.1\r\n", "Host: a, b\r\n"),
				row("with a port", "GET /post?id=a HTTP/1.1\r\nHost: h:80\r\n\r\n", 200, OPEN),
				row("IPv6", "GET /post?id=a HTTP/1.1\r\nHost: [::1]:80\r\n\r\n", 200, OPEN),
				row("missing for nothing", "GET /x HTTP/1.1\r\n\r\n", 400, CLOSE));
	}

	private static Stream<RawRequest> lengths() {
		return Stream.of(bad("get with a body", "Content-Length: 5\r\n\r\nhello"),
				bad("length is not a number", "Content-Length: x"), bad("negative length", "Content-Length: -1"),
				bad("signed length", "Content-Length: +0"), bad("empty length", "Content-Length:"),
				bad("hex length", "Content-Length: 0x0"), bad("huge length", "Content-Length: 99999999999999999999"),
				bad("length list", "Content-Length: 0, 0"),
				bad("two lengths", "Content-Length: 0\r\nContent-Length: 0"),
				bad("conflicting lengths", "Content-Length: 0\r\nContent-Length: 5"),
				row("two lengths in 1.0",
						"GET /post?id=a HTTP/1.0\r\nContent-Length: 0\r\nContent-Length: 5\r\n\r\nhello", 400, CLOSE),
				bad("chunked", "Transfer-Encoding: chunked\r\n\r\n0\r\n"),
				bad("identity", "Transfer-Encoding: identity"),
				bad("chunked in capitals", "TRANSFER-ENCODING: CHUNKED"),
				bad("chunked twice", "Transfer-Encoding: chunked, chunked"),
				bad("not last", "Transfer-Encoding: chunked, gzip"), bad("empty coding", "Transfer-Encoding:"),
				bad("both", "Content-Length: 5\r\nTransfer-Encoding: chunked"),
				row("chunked in 1.0", "GET /post?id=a HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n", 400, CLOSE),
				row("head with a body", "HEAD /post?id=a HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\n\r\nx", 400,
						CLOSE),
				row("old web socket", get("/post?id=a", "Sec-WebSocket-Key1: 1", "Sec-WebSocket-Key2: 2"), 200, OPEN),
				row("post with conflicting lengths",
						"POST /post HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx", 400,
						CLOSE),
				row("post with both",
						"POST /post HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
						400, CLOSE));
	}

	private static Stream<RawRequest> targets() {
		return Stream.of(row("absolute", get("http://reader/post?id=a"), 200, OPEN),
				row("absolute with another host", get("http://other:81/post?id=a"), 200, OPEN),
				row("absolute in capitals", get("HTTP://reader/post?id=a"), 200, OPEN),
				row("absolute https", get("https://reader/post?id=a"), 200, OPEN),
				row("absolute without path", get("http://reader"), 404, OPEN),
				row("absolute without a host", "GET http://reader/post?id=a HTTP/1.1\r\n\r\n", 400, CLOSE),
				row("absolute, empty authority", get("http:///post?id=a"), 400, CLOSE),
				row("absolute, user", get("http://u@reader/post?id=a"), 400, CLOSE),
				row("absolute, bad port", get("http://reader:x/post?id=a"), 400, CLOSE),
				row("other scheme", get("ftp://reader/post?id=a"), 400, CLOSE),
				row("authority", get("reader:80"), 400, CLOSE),
				row("connect", "CONNECT reader:80 HTTP/1.1\r\n" + HOST + END, 400, CLOSE),
				row("asterisk", "OPTIONS * HTTP/1.1\r\n" + HOST + END, 400, CLOSE),
				row("relative", get("post?id=a"), 400, CLOSE), row("fragment", get("/post?id=a#x"), 400, CLOSE),
				row("NUL", get("/post?id=a\0"), 400, CLOSE), row("DEL", get("/post?id=a\u007f"), 400, CLOSE),
				row("above ASCII", get("/post?id=\u00e9"), 400, CLOSE));
	}

}
