package io.heavyread.reader.decoder;

import java.util.stream.Stream;

import static io.heavyread.reader.decoder.RawRequest.END;
import static io.heavyread.reader.decoder.RawRequest.HOST;
import static io.heavyread.reader.decoder.RawRequest.Then.CLOSE;
import static io.heavyread.reader.decoder.RawRequest.Then.OPEN;
import static io.heavyread.reader.decoder.RawRequest.bad;
import static io.heavyread.reader.decoder.RawRequest.get;
import static io.heavyread.reader.decoder.RawRequest.row;

/**
 * Requests on whose end two servers in a row could disagree, as collected in "HTTP Desync
 * Attacks" (https://portswigger.net/research/http-desync-attacks) and its successors.
 */
final class SmugglingRequests {

	private static final String INNER = "GET /health HTTP/1.1\r\nHost: x\r\n\r\n";

	private static final String CHUNKED = "Transfer-Encoding: chunked";

	private SmugglingRequests() {
	}

	static Stream<RawRequest> all() {
		return Stream.of(lengthAndCoding(), hiddenCodings(), codings(), numbers(), posts(), garbage(), oldProtocol())
			.flatMap((rows) -> rows);
	}

	private static Stream<RawRequest> lengthAndCoding() {
		return Stream.of(both("length first", "Content-Length: 6\r\n" + CHUNKED, "0\r\n\r\nG"),
				both("coding first", CHUNKED + "\r\nContent-Length: 6", "0\r\n\r\nG"),
				both("length 0 and coding", "Content-Length: 0\r\n" + CHUNKED, "0\r\n\r\n"),
				both("length of the inner request", "Content-Length: " + INNER.length() + "\r\n" + CHUNKED, INNER),
				both("inner request in a chunk", CHUNKED, "22\r\n" + INNER + "\r\n0\r\n\r\n"),
				both("inner request after the chunks", CHUNKED, "0\r\n\r\n" + INNER),
				both("inner request as a body", "Content-Length: " + INNER.length(), INNER),
				both("three lengths", "Content-Length: 0\r\nContent-Length: 0\r\nContent-Length: 0", ""),
				both("zeros that differ", "Content-Length: 0\r\ncontent-length: 00", ""),
				both("length after others", "A: 1\r\nB: 2\r\nContent-Length: 1\r\nC: 3", "x"),
				both("coding twice", CHUNKED + "\r\n" + CHUNKED, "0\r\n\r\n"),
				both("coding and identity", CHUNKED + "\r\nTransfer-Encoding: identity", "0\r\n\r\n"),
				both("identity and coding", "Transfer-Encoding: identity\r\n" + CHUNKED, "0\r\n\r\n"),
				both("close and coding", "Connection: close\r\n" + CHUNKED, "0\r\n\r\n"),
				both("coding named in Connection", "Connection: Transfer-Encoding\r\n" + CHUNKED, "0\r\n\r\n"),
				both("expectation of a body", "Expect: 100-continue\r\nContent-Length: 3", "abc"));
	}

	/** Some servers see a coding in these, others do not. */
	private static Stream<RawRequest> hiddenCodings() {
		return Stream.of(bad("coding, space before the colon", "Transfer-Encoding : chunked"),
				bad("coding, tab before the colon", "Transfer-Encoding\t: chunked"),
				bad("coding, vertical tab", "Transfer-Encoding:\u000bchunked"),
				bad("coding, form feed", "Transfer-Encoding:\fchunked"),
				bad("coding, NUL", "Transfer-Encoding: \0chunked"), bad("coding, CR", "Transfer-Encoding:\rchunked"),
				bad("coding on a folded line", "Transfer-Encoding:\r\n chunked"),
				bad("coding after a bare LF", "X: 1\nTransfer-Encoding: chunked"),
				bad("coding after a bare CR", "X: 1\rTransfer-Encoding: chunked"),
				bad("coding on a line with space", "X: 1\r\n Transfer-Encoding: chunked"),
				bad("coding with a letter above ASCII", "Tran\u00dffer-Encoding: chunked"),
				bad("coding with a quote in the name", "Transfer-Encoding\": chunked"),
				bad("coding with a space in the name", "Transfer Encoding: chunked"),
				bad("coding, no-break space before the colon", "Transfer-Encoding\u00a0: chunked"),
				bad("coding, no-break space before the value", "Transfer-Encoding:\u00a0chunked"),
				bad("coding, next line before the colon", "Transfer-Encoding\u0085: chunked"),
				bad("coding behind two CR", "X: 1\r\r\nTransfer-Encoding: chunked"),
				bad("coding behind LF and CR", "X: 1\n\rTransfer-Encoding: chunked"),
				bad("length, space before the colon", "Content-Length : 5"),
				bad("length on a folded line", "Content-Length:\r\n 5"),
				bad("length with a second folded line", "Content-Length: 0\r\n 5"),
				bad("host again, in capitals", "HOST: reader"),
				row("two CR before the end", "GET /post?id=a HTTP/1.1\r\n" + HOST + "\r\r\n", 400, CLOSE),
				row("hundred empty lines before", END.repeat(100) + get("/post?id=a"), 200, OPEN),
				row("method in another header", get("/post?id=a", "X-HTTP-Method-Override: DELETE"), 200, OPEN),
				row("coding with an underscore", get("/post?id=a", "Transfer_Encoding: chunked"), 200, OPEN),
				row("length with an underscore", get("/post?id=a", "Content_Length: 5"), 200, OPEN),
				row("coding with a prefix", get("/post?id=a", "X-Transfer-Encoding: chunked"), 200, OPEN),
				row("accepted coding", get("/post?id=a", "TE: chunked, trailers"), 200, OPEN));
	}

	private static Stream<RawRequest> codings() {
		return Stream
			.of("xchunked", "chunkedx", "chunked;q=1", "\"chunked\"", "'chunked'", "chunked,", ",chunked",
					"gzip, chunked", "gzip", "chunked, identity", "x, chunked", "cow", "\tchunked\t")
			.map((coding) -> row("coding " + coding, get("/post?id=a", "Transfer-Encoding: " + coding), 400, CLOSE));
	}

	private static Stream<RawRequest> numbers() {
		return Stream
			.of("1,1", "0,0", "1;", "1 1", "0 0", "1.0", "1e0", "0x1", "1_0", "--1", "-0", "+1", "\u00b2",
					"9223372036854775808", "18446744073709551616", "\"1\"", "1\u000b")
			.map((length) -> row("length " + length, get("/post?id=a", "Content-Length: " + length), 400, CLOSE));
	}

	private static Stream<RawRequest> posts() {
		return Stream.of(
				row("post with an inner request", post("Content-Length: " + INNER.length() + "\r\n", INNER), 405,
						CLOSE),
				row("post with an inner chunk", post(CHUNKED + "\r\n", "22\r\n" + INNER + "\r\n0\r\n\r\n"), 405, CLOSE),
				row("post with a bad chunk", post(CHUNKED + "\r\n", "-1\r\n" + INNER), 405, CLOSE),
				row("post with a chunk extension", post(CHUNKED + "\r\n", "0;a=\"\n\"\r\n\r\n" + INNER), 405, CLOSE),
				row("post, coding on a folded line", post("Transfer-Encoding:\r\n chunked\r\n", "0\r\n\r\n"), 400,
						CLOSE),
				row("post, two lengths alike", post("Content-Length: 1\r\nContent-Length: 1\r\n", "x"), 400, CLOSE),
				row("post, signed length", post("Content-Length: +1\r\n", "x"), 400, CLOSE),
				row("put with a body", "PUT /health HTTP/1.1\r\n" + HOST + "Content-Length: 1\r\n\r\nx", 405, CLOSE),
				row("trace", "TRACE /post?id=a HTTP/1.1\r\n" + HOST + END, 405, OPEN),
				row("patch without a body", "PATCH /post?id=a HTTP/1.1\r\n" + HOST + END, 405, OPEN),
				row("delete with a body", "DELETE /post?id=a HTTP/1.1\r\n" + HOST + "Content-Length: 2\r\n\r\nxx", 405,
						CLOSE),
				row("head with an inner request",
						"HEAD /post?id=a HTTP/1.1\r\n" + HOST + "Content-Length: 34\r\n\r\n" + INNER, 400, CLOSE),
				row("head with chunks", "HEAD /post?id=a HTTP/1.1\r\n" + HOST + CHUNKED + "\r\n\r\n0\r\n\r\n", 400,
						CLOSE),
				row("upgrade to HTTP/2", get("/post?id=a", "Connection: Upgrade", "Upgrade: h2c"), 200, OPEN),
				row("upgrade to a web socket", get("/post?id=a", "Connection: Upgrade", "Upgrade: websocket"), 200,
						OPEN));
	}

	private static Stream<RawRequest> garbage() {
		return Stream.of(row("zero bytes", "\0\0\0\0\r\n\r\n", 400, CLOSE),
				row("only spaces", "   \r\n\r\n", 400, CLOSE), row("one word", "GET\r\n\r\n", 400, CLOSE),
				row("two words", "GET /\r\n\r\n", 400, CLOSE),
				row("a response", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 400, CLOSE),
				row("Redis", "*1\r\n$4\r\nPING\r\n", 400, CLOSE), row("inline Redis", "PING\r\n\r\n", 400, CLOSE),
				row("SSH", "SSH-2.0-OpenSSH_9.6\r\n", 400, CLOSE),
				row("proxy protocol", "PROXY TCP4 1.1.1.1 2.2.2.2 1 2\r\n" + get("/post?id=a"), 400, CLOSE),
				row("proxy protocol 2", "\r\n\r\n\0\r\nQUIT\n!\u0011\0\f", 400, CLOSE),
				row("header first", "Host: r\r\nGET /post?id=a HTTP/1.1\r\n\r\n", 400, CLOSE),
				row("line of high bytes", "\u00ff\u00fe\u00fd \u00fc \u00fb\r\n\r\n", 400, CLOSE),
				row("long method", "G".repeat(4200) + " / HTTP/1.1\r\n", 414, CLOSE),
				row("long version", "GET / HTTP/1.1" + "1".repeat(4200) + "\r\n", 414, CLOSE));
	}

	private static Stream<RawRequest> oldProtocol() {
		return Stream.of(
				row("1.0, both", "GET /post?id=a HTTP/1.0\r\nContent-Length: 5\r\n" + CHUNKED + "\r\n\r\n", 400, CLOSE),
				row("1.0, kept alive, chunked",
						"GET /post?id=a HTTP/1.0\r\nConnection: keep-alive\r\n" + CHUNKED + "\r\n\r\n0\r\n\r\n", 400,
						CLOSE),
				row("1.0, kept alive and closed", "GET /post?id=a HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n",
						200, CLOSE),
				row("1.0, body", "GET /post?id=a HTTP/1.0\r\nContent-Length: 3\r\n\r\nabc", 400, CLOSE),
				row("0.9", "GET /post?id=a\r\n\r\n", 400, CLOSE),
				row("1.01", "GET /post?id=a HTTP/1.01\r\n" + HOST + END, 400, CLOSE),
				row("01.1", "GET /post?id=a HTTP/01.1\r\n" + HOST + END, 400, CLOSE),
				row("1,1", "GET /post?id=a HTTP/1,1\r\n" + HOST + END, 400, CLOSE),
				row("3.0", "GET /post?id=a HTTP/3.0\r\n" + HOST + END, 400, CLOSE));
	}

	private static RawRequest both(String name, String headers, String body) {
		return row(name, get("/post?id=a", headers) + body, 400, CLOSE);
	}

	private static String post(String headers, String body) {
		return "POST /post?id=a HTTP/1.1\r\n" + HOST + headers + END + body;
	}

}
