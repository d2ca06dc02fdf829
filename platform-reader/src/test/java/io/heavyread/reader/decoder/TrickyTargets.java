package io.heavyread.reader.decoder;

import java.util.stream.Stream;

import static io.heavyread.reader.decoder.RawRequest.Then.CLOSE;
import static io.heavyread.reader.decoder.RawRequest.Then.OPEN;
import static io.heavyread.reader.decoder.RawRequest.get;
import static io.heavyread.reader.decoder.RawRequest.row;

/** Targets and ids that pretend to be others, and headers without measure. */
final class TrickyTargets {

	private TrickyTargets() {
	}

	static Stream<RawRequest> all() {
		return Stream.of(paths(), invalidIds(), otherIds(), forms(), hosts(), sizes()).flatMap((rows) -> rows);
	}

	private static Stream<RawRequest> paths() {
		return Stream
			.of("/%70ost?id=a", "/post%3Fid=a", "/post%00?id=a", "/./post?id=a", "/x/../post?id=a", "/%2e%2e/post?id=a",
					"/post;x=1?id=a", "/POST?id=a", "/health/", "/health%20", "/actuator/postcache", "/actuator/health",
					"/post\\?id=a", "/post/../health", "/..%2f..%2fetc/passwd", "/post%3f", "/post-redis/?id=a",
					"/favicon.ico")
			.map((target) -> row("path " + target, get(target), 404, OPEN));
	}

	private static Stream<RawRequest> invalidIds() {
		return Stream
			.of("%", "%6", "%%61", "%6g", "%-1", "%+6", "%u0061", "%0a", "%0d%0aX:1", "%20a", "a%20", "%2e", "%2E%2e",
					".", "...", "a%2fb", "a%5Cb", "a;b", "a=b", "a,b", "a'", "a%22", "<script>", "%3Cscript%3E", "%ff",
					"%80", "%c0%ae", "%e2%82%ac", "%F0%9F%98%80", "{posts}:meta", "*", "a%", "a%7f", "x".repeat(3000),
					"%61".repeat(129), "a&id=b", "a&id", "a&id=", "a&%69%64=a", "a&i%64=b&x=1")
			.map((id) -> row("id " + start(id), get("/post?id=" + id), 400, OPEN));
	}

	private static Stream<RawRequest> otherIds() {
		return Stream.of(row("id escaped 128 times", get("/post?id=" + "%61".repeat(128)), 404, OPEN),
				row("escaped name", get("/post?%69%64=a"), 200, OPEN),
				row("id after a parameter with an equals sign", get("/post?x==&id=a"), 200, OPEN),
				row("bad escape in another name", get("/post?%zz=1&id=a"), 200, OPEN),
				row("overlong escape in another name", get("/post?%c0%a9d=x&id=a"), 200, OPEN),
				row("many parameters", get("/post?" + "x&".repeat(1900) + "id=a"), 200, OPEN),
				row("many questions", get("/post?x=????&id=a"), 200, OPEN),
				row("id in a second query", get("/post?x?id=a"), 400, OPEN),
				row("id behind a semicolon", get("/post?x;id=a"), 400, OPEN),
				row("name with brackets", get("/post?id[]=a"), 400, OPEN),
				row("name with a dot", get("/post?id.=a"), 400, OPEN), row("capitals", get("/post?ID=a"), 400, OPEN));
	}

	private static Stream<RawRequest> forms() {
		return Stream.of(row("absolute, tricks in the path", get("http://reader/%70ost?id=a"), 404, OPEN),
				row("absolute with a query only", get("http://reader?id=a"), 404, OPEN),
				row("absolute with a fragment", get("http://reader/post?id=a#b"), 400, CLOSE),
				row("absolute, IPv6", get("http://[::1]:80/post?id=a"), 200, OPEN),
				row("absolute, cut IPv6", get("http://[::1/post?id=a"), 400, CLOSE),
				row("absolute, one slash", get("http:/reader/post?id=a"), 400, CLOSE),
				row("absolute, backslashes", get("http:\\\\reader\\post?id=a"), 400, CLOSE),
				row("absolute, two ids", get("http://reader/post?id=a&id=b"), 400, OPEN),
				row("absolute, port above", get("http://reader:65536/post?id=a"), 400, CLOSE),
				row("absolute, escape in the host", get("http://re%00ader/post?id=a"), 400, CLOSE),
				row("absolute, bad escape in the host", get("http://re%zzader/post?id=a"), 400, CLOSE),
				row("network path", get("//evil/post?id=a"), 404, OPEN),
				row("file", get("file:///etc/passwd"), 400, CLOSE),
				row("gopher", get("gopher://reader/post?id=a"), 400, CLOSE),
				row("script", get("javascript:x"), 400, CLOSE),
				row("authority of a get", get("reader:80/post?id=a"), 400, CLOSE),
				row("connect with a body", "CONNECT r:80 HTTP/1.1\r\nHost: r\r\nContent-Length: 1\r\n\r\nx", 400,
						CLOSE),
				row("asterisk of a get", get("*"), 400, CLOSE), row("only a question", get("?id=a"), 400, CLOSE),
				row("tab in the target", get("/post?id=a\tb"), 400, CLOSE));
	}

	private static Stream<RawRequest> hosts() {
		return Stream
			.of("reader\0", "reader\u0001", "rea\u00e9der", "http://reader", "reader/", "reader?x", "reader#x", "[::1",
					"::1", "[]", "[g::1]", "reader:-1", "reader:+80", "reader:99999999999", "a\"b", "a<b>", "a\\b",
					"a%0", ":80", "re_ader", "re~ader", "re%61der")
			.map((host) -> row("host " + host, "GET /post?id=a HTTP/1.1\r\nHost: " + host + "\r\n\r\n", 400, CLOSE));
	}

	private static Stream<RawRequest> sizes() {
		return Stream.of(row("hundred headers", get("/post?id=a", headers(100)), 200, OPEN),
				row("thousand headers", get("/post?id=a", headers(1000)), 431, CLOSE),
				row("most headers", get("/post?id=a", "X: 1\r\n".repeat(498) + "Y: 1"), 200, OPEN),
				row("one header more", get("/post?id=a", "X: 1\r\n".repeat(499) + "Y: 1"), 431, CLOSE),
				row("long header name", get("/post?id=a", "x".repeat(9000) + ": 1"), 431, CLOSE),
				row("long host", "GET /post?id=a HTTP/1.1\r\nHost: " + "h".repeat(9000) + "\r\n\r\n", 431, CLOSE),
				row("header that never ends its name", "GET / HTTP/1.1\r\nHost: r\r\n" + "x".repeat(9000), 431, CLOSE),
				row("many tags", get("/post?id=a", "If-None-Match: " + "\"x\", ".repeat(1200) + "\"y\""), 200, OPEN),
				row("unfinished tags", get("/post?id=a", "If-None-Match: \"" + "\\\"".repeat(500)), 200, OPEN),
				row("many encodings", get("/post?id=a", "Accept-Encoding: " + "br;q=0.1, ".repeat(600)), 200, OPEN),
				row("many connection options", get("/post?id=a", "Connection: " + "a,".repeat(3000)), 200, OPEN),
				row("number with a plus", get("/post?id=a", "X-Min-Version: +1"), 400, OPEN),
				row("number with digits of another script", get("/post?id=a", "X-Min-Version: \u00b2"), 400, OPEN));
	}

	private static String headers(int count) {
		StringBuilder headers = new StringBuilder();
		for (int i = 0; i < count; i++) {
			headers.append("X-").append(i).append(": ").append(i).append("\r\n");
		}
		return headers.append("Last: 1").toString();
	}

	private static String start(String text) {
		return (text.length() > 30) ? text.substring(0, 30) + "\u2026" : text;
	}

}
