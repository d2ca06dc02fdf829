package io.heavyread.protocol;

import org.jspecify.annotations.Nullable;

/** The store did not take a write, or did not say so in time. */
public class StoreException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Outcome outcome;

	public StoreException(Outcome outcome, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.outcome = outcome;
	}

	/** Return whether the write may have taken effect all the same. */
	public Outcome outcome() {
		return this.outcome;
	}

	/** What is known of a write that failed. */
	public enum Outcome {

		/** It had no effect. */
		NONE,

		/**
		 * It may have had its effect; repeating it with the same idempotency key is safe.
		 */
		UNKNOWN

	}

}
