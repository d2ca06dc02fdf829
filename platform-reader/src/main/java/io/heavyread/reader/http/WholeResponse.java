package io.heavyread.reader.http;

/**
 * A whole response, ready to send.
 *
 * @param bytes head and body; never changed
 * @param bodyOffset where the body begins, which is where the answer to HEAD ends
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy would cost too much.
public record WholeResponse(byte[] bytes, int bodyOffset) {
}
