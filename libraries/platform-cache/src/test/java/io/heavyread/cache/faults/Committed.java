package io.heavyread.cache.faults;

import org.jspecify.annotations.Nullable;

/**
 * A write as its client knows it.
 *
 * @param id the post
 * @param body the name of the body, see {@link Body}; null for a delete
 * @param startNanos when it was sent
 * @param outcome what the client was told
 * @param version its version, 0 unless acknowledged
 * @param chain its hash, 0 unless acknowledged
 * @param endNanos when the client was told
 */
public record Committed(String id, @Nullable String body, long startNanos, Outcome outcome, long version, long chain,
		long endNanos) {

	public boolean isAcknowledged() {
		return this.outcome == Outcome.ACKNOWLEDGED;
	}

	public boolean isDelete() {
		return this.body == null;
	}

	/** What the client of a write was told. */
	public enum Outcome {

		/** It is committed. */
		ACKNOWLEDGED,

		/** It had no effect. */
		REFUSED,

		/** It may have taken effect. */
		UNKNOWN

	}

}
