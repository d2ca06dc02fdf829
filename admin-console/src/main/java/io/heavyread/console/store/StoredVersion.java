package io.heavyread.console.store;

import java.time.Instant;

/**
 * Which write of a post the store holds.
 *
 * @param id the post's id
 * @param version the write's number
 * @param chain the write's hash, 16 hex digits; the ETag without quotes
 * @param written when it was committed, on the store's clock
 * @param deleted whether it is a tombstone
 * @param bytes length of the body
 */
public record StoredVersion(String id, long version, String chain, Instant written, boolean deleted, int bytes) {

	/** Return the ETag with its quotes. */
	public String etag() {
		return '"' + this.chain + '"';
	}

}
