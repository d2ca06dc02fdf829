package io.heavyread.cache;

import java.nio.charset.StandardCharsets;

/**
 * One post's response, ready to send except for the lines that all posts share:
 * {@code Content-Length}, {@code ETag} and {@code X-Post-Version} as header lines, the
 * blank line, then the body. A view: an {@link Entry} keeps the bytes alone.
 *
 * @param bytes the four parts, one after the other; never changed
 */
public record Representation(byte[] bytes) {

	private static final String LENGTH = "Content-Length: ";

	/**
	 * Prepare a response.
	 * @param source holds the body in its content coding
	 * @param offset where the body begins in it
	 * @param bodyLength length of the body
	 * @param etag the entity tag without quotes
	 * @param version the post's version
	 */
	public static Representation of(byte[] source, int offset, int bodyLength, String etag, long version) {
		String lines = LENGTH + bodyLength + "\r\nETag: \"" + etag + "\"\r\nX-Post-Version: " + version + "\r\n\r\n";
		byte[] head = lines.getBytes(StandardCharsets.ISO_8859_1);
		byte[] bytes = new byte[head.length + bodyLength];
		System.arraycopy(head, 0, bytes, 0, head.length);
		System.arraycopy(source, offset, bytes, head.length, bodyLength);
		return new Representation(bytes);
	}

	/** Prepare a response for a body that is an array of its own. */
	public static Representation of(byte[] body, String etag, long version) {
		return of(body, 0, body.length, etag, version);
	}

	/** Return where {@code ETag} begins, which is where a 304 begins. */
	public int validatorsOffset() {
		int at = LENGTH.length();
		while (this.bytes[at] != '\n') {
			at++;
		}
		return at + 1;
	}

	/** Return where the body begins, which is where the answer to HEAD ends. */
	public int bodyOffset() {
		return this.bytes.length - bodyLength();
	}

	/** Return the length of the body in bytes. */
	public int bodyLength() {
		int length = 0;
		for (int at = LENGTH.length(); this.bytes[at] != '\r'; at++) {
			length = 10 * length + this.bytes[at] - '0';
		}
		return length;
	}

	/** Return a copy of the body. */
	public byte[] body() {
		int length = bodyLength();
		byte[] body = new byte[length];
		System.arraycopy(this.bytes, this.bytes.length - length, body, 0, length);
		return body;
	}

}
