package io.heavyread.console.store;

import org.jspecify.annotations.Nullable;

/**
 * The store did not answer in time. The message is a sentence for operators.
 */
public class StoreUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public StoreUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

}
