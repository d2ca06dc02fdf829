package io.heavyread.reader.decoder;

import io.heavyread.reader.server.RawClient;

/**
 * One row of the table of requests.
 *
 * @param name what is special
 * @param bytes the request, each character a byte
 * @param status the status of its response
 * @param then what becomes of the connection
 */
record RawRequest(String name, String bytes, int status, Then then) {

	static final String HOST = "Host: reader\r\n";

	static final String END = "\r\n";

	static RawRequest row(String name, String bytes, int status, Then then) {
		return new RawRequest(name, bytes, status, then);
	}

	/** Return a request that is refused because of one header. */
	static RawRequest bad(String name, String header) {
		return row(name, get("/post?id=a", header), 400, Then.CLOSE);
	}

	/** Return a request of HTTP/1.0 that is refused because of its only header. */
	static RawRequest bad10(String header) {
		return row(header, "GET /post?id=a HTTP/1.0\r\n" + header + "\r\n\r\n", 400, Then.CLOSE);
	}

	/** Return a request that is refused because of its first line. */
	static RawRequest line(String name, String line) {
		return line(name, line, HOST);
	}

	/** Return a request that is refused, of its first line and its host. */
	static RawRequest line(String name, String line, String host) {
		return row(name, line + host + END, 400, Then.CLOSE);
	}

	static String get(String target, String... headers) {
		return RawClient.request("GET", target, headers);
	}

	static String method(String method) {
		return RawClient.request(method, "/post?id=a");
	}

	boolean isHead() {
		return this.bytes.startsWith("HEAD");
	}

	@Override
	public String toString() {
		return this.status + " " + this.then + " " + this.name;
	}

	/** What becomes of a connection after a response. */
	enum Then {

		OPEN, CLOSE

	}

}
