package io.heavyread.console.http;

import java.util.concurrent.CompletionException;

/**
 * A call that brought no usable answer. The message is a clause for operators that
 * follows the service's name, such as "refuses connections".
 */
public class CallFailedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final int status;

	public CallFailedException(String message, int status) {
		super(message);
		this.status = status;
	}

	/**
	 * Return why a call failed, as a clause that follows the service's name.
	 * @param failure what its future ended with
	 */
	public static String clause(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		return String.valueOf(cause.getMessage());
	}

	/** Return the status of the answer, 0 when there was none. */
	public int status() {
		return this.status;
	}

}
