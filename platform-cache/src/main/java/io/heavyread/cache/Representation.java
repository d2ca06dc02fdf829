package io.heavyread.cache;

import java.nio.charset.StandardCharsets;

/**
 * One post's response, ready to send except for the lines that all posts share:
 * {@code Content-Length}, {@code ETag} and {@code X-Post-Version} as header lines, the
 * blank line, then the body.
 *
 * @param bytes the four parts, one after the other; never changed
 * @param validatorsOffset where {@code ETag} begins, which is where a 304 begins
 * @param bodyOffset where the body begins, which is where the answer to HEAD ends
 */
public record Representation(byte[] bytes, int validatorsOffset, int bodyOffset) {

	/**
	 * Prepare a response.
	 * @param source holds the body in its content coding
	 * @param offset where the body begins in it
	 * @param bodyLength length of the body
	 * @param etag the entity tag without quotes
	 * @param version the post's version
	 */
	public static Representation of(byte[] source, int offset, int bodyLength, String etag, long version) {
		String length = "Content-Length: " + bodyLength + "\r\n";
		String validators = "ETag: \"" + etag + "\"\r\nX-Post-Version: " + version + "\r\n\r\n";
		byte[] head = (length + validators).getBytes(StandardCharsets.ISO_8859_1);
		byte[] bytes = new byte[head.length + bodyLength];
		System.arraycopy(head, 0, bytes, 0, head.length);
		System.arraycopy(source, offset, bytes, head.length, bodyLength);
		return new Representation(bytes, length.length(), head.length);
	}

	/** Prepare a response for a body that is an array of its own. */
	public static Representation of(byte[] body, String etag, long version) {
		return of(body, 0, body.length, etag, version);
	}

	/** Return the length of the body in bytes. */
	public int bodyLength() {
		return this.bytes.length - this.bodyOffset;
	}

	/** Return a copy of the body. */
	public byte[] body() {
		byte[] body = new byte[bodyLength()];
		System.arraycopy(this.bytes, this.bodyOffset, body, 0, body.length);
		return body;
	}

}
