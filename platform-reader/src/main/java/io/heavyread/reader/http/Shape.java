package io.heavyread.reader.http;

/** The forms that a successful answer about a post can have. */
public enum Shape {

	/** The body of a post that has no other form. */
	PLAIN(true, false, ""),

	/** The plain body of a post that has a gzip variant too. */
	PLAIN_OF_TWO(true, true, ""),

	/** The gzip variant. */
	GZIP(true, true, "Content-Encoding: gzip\r\n"),

	/** No body: the client has a post that has no other form. */
	NOT_MODIFIED(false, false, ""),

	/** No body: the client has one of the two forms. */
	NOT_MODIFIED_OF_TWO(false, true, "");

	private final boolean body;

	private final boolean varies;

	private final String lines;

	Shape(boolean body, boolean varies, String lines) {
		this.body = body;
		this.varies = varies;
		this.lines = lines;
	}

	/** Tell whether this is a 200, which carries a body, or else a 304. */
	public boolean hasBody() {
		return this.body;
	}

	/** Tell whether another request may get the other form of the post. */
	boolean varies() {
		return this.varies;
	}

	/** Return the header lines that only this form has. */
	String lines() {
		return this.lines;
	}

}
