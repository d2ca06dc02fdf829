package io.heavyread.cache;

/**
 * A document as a near cache has it.
 *
 * @param id its id
 * @param body its bytes, as they were written; a copy
 * @param version the sequence of the write that made it, which grows with each write of
 * the key space
 * @param etag the hash of that write and, through it, of all before, in hex
 */
public record Document(String id, byte[] body, long version, String etag) {
}
