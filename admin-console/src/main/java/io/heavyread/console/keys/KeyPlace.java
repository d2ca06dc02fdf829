package io.heavyread.console.keys;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One key in one place: in the store or on a reader.
 *
 * @param name the place: redis, or the reader's id
 * @param store whether it is the store
 * @param standing how the reader stands, in words; empty for the store
 * @param tone live, busy, warn, bad or idle
 * @param label how it compares with the store
 * @param version the version, 0 when there is none
 * @param chain the hash, empty when there is none
 * @param bytes length of the body
 * @param since when it was written or taken in
 * @param source how it came
 * @param lag milliseconds from commit to applied, NaN when unknown
 * @param answers what a request would get now
 * @param body the JSON, null when there is none
 * @param odd whether it differs from the store
 */
public record KeyPlace(String name, boolean store, String standing, String tone, String label, long version,
		String chain, int bytes, @Nullable Instant since, String source, double lag, String answers,
		@Nullable String body, boolean odd) {

	/** Tell whether the place holds a version. */
	public boolean isPresent() {
		return this.version > 0;
	}

	/** Return the place and its version for lists to choose from. */
	public String title() {
		return (this.store ? "Redis" : this.name) + (isPresent() ? ", " + this.version : "");
	}

}
