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
	 * @param body the body in its content coding
	 * @param etag the entity tag without quotes
	 * @param version the post's version
	 */
	public static Representation of(byte[] body, String etag, long version) {
		String length = "Content-Length: " + body.length + "\r\n";
		String validators = "ETag: \"" + etag + "\"\r\nX-Post-Version: " + version + "\r\n\r\n";
		byte[] head = (length + validators).getBytes(StandardCharsets.ISO_8859_1);
		byte[] bytes = new byte[head.length + body.length];
		System.arraycopy(head, 0, bytes, 0, head.length);
		System.arraycopy(body, 0, bytes, head.length, body.length);
		return new Representation(bytes, length.length(), head.length);
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
