package io.heavyread.protocol.wire;

/**
 * One write as the store's log tells it.
 *
 * @param sequence the write's number
 * @param id the post's id
 * @param chain the write's hash
 */
public record LogEntry(long sequence, String id, long chain) {
}
