package io.heavyread.reader.http;

/** What can be wrong with a request or with the reader, as RFC 9457 describes it. */
public enum Problem {

	MALFORMED(400, "Bad Request", "The request is malformed."),

	HOST(400, "Bad Request", "Exactly one valid Host is needed: letters, digits, hyphens and dots, no underscore."),

	BODY(400, "Bad Request", "GET and HEAD take no body."),

	ID(400, "Bad Request",
			"Exactly one parameter id is needed: 1 to 128 characters of A-Z a-z 0-9 . _ : -, not only dots."),

	MIN_VERSION(400, "Bad Request", "X-Min-Version is not a number."),

	NO_POST(404, "Not Found", "There is no such post."),

	NO_RESOURCE(404, "Not Found", "There is no such resource."),

	METHOD(405, "Method Not Allowed", "Only GET and HEAD are allowed.", "Allow: GET, HEAD\r\n"),

	HEAD_TIMEOUT(408, "Request Timeout", "The request head did not arrive in time."),

	TOO_OLD(412, "Precondition Failed", "The store has not reached X-Min-Version."),

	NOT_OWN_NAME(421, "Misdirected Request",
			"This service does not go by the name in Host; platform.web.allowed-hosts says by which it does."),

	LINE_TOO_LONG(414, "URI Too Long", "The request line is too long."),

	HEAD_TOO_LARGE(431, "Request Header Fields Too Large", "The header fields are too large, or too many."),

	INTERNAL(500, "Internal Server Error", "The request failed."),

	UNAVAILABLE(503, "Service Unavailable", "The answer cannot be known now.", "Retry-After: 1\r\n");

	private final int status;

	private final String title;

	private final String detail;

	private final String lines;

	Problem(int status, String title, String detail) {
		this(status, title, detail, "");
	}

	Problem(int status, String title, String detail, String lines) {
		this.status = status;
		this.title = title;
		this.detail = detail;
		this.lines = lines;
	}

	public int status() {
		return this.status;
	}

	/** Return the sentence that is told where no better one is known. */
	public String detail() {
		return this.detail;
	}

	String title() {
		return this.title;
	}

	/** Return the header lines that only this problem has. */
	String lines() {
		return this.lines;
	}

	/** Return the document. */
	String json(String sentence, String members) {
		return "{\"type\":\"about:blank\",\"title\":\"" + this.title + "\",\"status\":" + this.status + ",\"detail\":\""
				+ escaped(sentence) + "\"" + members + "}";
	}

	private static String escaped(String text) {
		StringBuilder escaped = new StringBuilder(text.length() + 8);
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"' || c == '\\') {
				escaped.append('\\').append(c);
			}
			else {
				escaped.append((c < ' ' || c > '~') ? '?' : c);
			}
		}
		return escaped.toString();
	}

}
