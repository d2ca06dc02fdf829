package io.heavyread.console.store;

/**
 * A post as the store holds it.
 *
 * @param version which write it is
 * @param body the JSON as it was committed, empty for a tombstone
 */
public record StoredPost(StoredVersion version, String body) {
}
