package io.heavyread.reader.http;

import java.util.Arrays;

/**
 * A whole response, ready to send.
 *
 * @param bytes head and body; never changed
 * @param bodyOffset where the body begins, which is where the answer to HEAD ends
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy would cost too much.
public record WholeResponse(byte[] bytes, int bodyOffset) {

	private static final int BLANK_LINE = 2;

	/** Return the response with further header lines. */
	public WholeResponse with(byte[] lines) {
		int end = this.bodyOffset - BLANK_LINE;
		byte[] longer = Arrays.copyOf(this.bytes, this.bytes.length + lines.length);
		System.arraycopy(this.bytes, end, longer, end + lines.length, this.bytes.length - end);
		System.arraycopy(lines, 0, longer, end, lines.length);
		return new WholeResponse(longer, this.bodyOffset + lines.length);
	}

}
