package io.heavyread.bench.peer;

/**
 * A post as the peer keeps it.
 *
 * @param timestamp Unix nanoseconds
 * @param hash hexadecimal digits
 */
record Post(String id, String title, String content, String author, long timestamp, String hash) {
}
