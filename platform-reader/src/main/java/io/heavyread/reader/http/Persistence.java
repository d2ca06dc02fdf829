package io.heavyread.reader.http;

/** What becomes of the connection after a response. */
public enum Persistence {

	/** It stays open, as HTTP/1.1 has it by default. */
	OPEN(""),

	/** It stays open because an HTTP/1.0 client asked for it. */
	KEPT_ALIVE("Connection: keep-alive\r\n"),

	/** It ends. */
	CLOSED("Connection: close\r\n");

	private final String line;

	Persistence(String line) {
		this.line = line;
	}

	/** Return the header line that says so, empty when none is needed. */
	String line() {
		return this.line;
	}

}
