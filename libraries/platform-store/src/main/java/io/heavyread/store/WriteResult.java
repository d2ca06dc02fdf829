package io.heavyread.store;

/** What the store did with a write. */
public sealed interface WriteResult {

	/**
	 * Committed, logged and published.
	 *
	 * @param version the write's sequence, which is the post's version
	 * @param chain the write's hash, which is the ETag in hex
	 * @param created whether there was no living post before
	 */
	record Written(long version, long chain, boolean created) implements WriteResult {
	}

	/**
	 * The idempotency key was used by the same request: nothing was written now.
	 *
	 * @param original what the first write did
	 * @param context the context of the first write
	 * @param reply the reply of the first write, empty while it is not yet remembered
	 */
	record Repeated(Written original, byte[] context, byte[] reply) implements WriteResult {
	}

	/** The idempotency key was used by another request. */
	record KeyConflict() implements WriteResult {
	}

	/** The condition does not hold. */
	record ConditionFailed() implements WriteResult {
	}

	/** There is no living post to delete. */
	record NotFound() implements WriteResult {
	}

}
