package io.heavyread.reader.http;

/** The forms that a successful answer about a post can have. */
public enum Shape {

	/** The body of a post that has no other form. */
	PLAIN(true, ""),

	/** The plain body of a post that has a gzip variant too. */
	PLAIN_OF_TWO(true, "Vary: Accept-Encoding\r\n"),

	/** The gzip variant. */
	GZIP(true, "Content-Encoding: gzip\r\nVary: Accept-Encoding\r\n"),

	/** No body: the client has a post that has no other form. */
	NOT_MODIFIED(false, ""),

	/** No body: the client has one of the two forms. */
	NOT_MODIFIED_OF_TWO(false, "Vary: Accept-Encoding\r\n");

	private final boolean body;

	private final String lines;

	Shape(boolean body, String lines) {
		this.body = body;
		this.lines = lines;
	}

	/** Tell whether this is a 200, which carries a body, or else a 304. */
	public boolean hasBody() {
		return this.body;
	}

	/** Return the header lines that only this form has. */
	String lines() {
		return this.lines;
	}

}
