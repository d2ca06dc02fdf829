package io.heavyread.console.coherence;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A post of which a reader holds another version than the store, seen twice.
 *
 * @param reader the reader
 * @param id the post
 * @param readerVersion the version that the reader holds
 * @param storeVersion the version that the store holds, 0 when it holds none
 * @param deleted whether the store holds a tombstone
 * @param applied when the reader took its version in
 * @param written when the store's was written
 */
public record Difference(String reader, String id, long readerVersion, long storeVersion, boolean deleted,
		@Nullable Instant applied, @Nullable Instant written) {

	/** Say what differs. */
	public String words() {
		if (this.storeVersion == 0) {
			return "Redis does not know the post";
		}
		if (this.deleted) {
			return "deleted in Redis";
		}
		if (this.readerVersion == this.storeVersion) {
			return "same version, other content";
		}
		return (this.readerVersion < this.storeVersion) ? "older than Redis" : "newer than Redis";
	}

}
