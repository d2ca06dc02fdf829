package io.heavyread.reader.http;

/**
 * A whole response, ready to send.
 *
 * @param bytes head and body; never changed
 * @param bodyOffset where the body begins, which is where the answer to HEAD ends
 */
public record Ready(byte[] bytes, int bodyOffset) {
}
