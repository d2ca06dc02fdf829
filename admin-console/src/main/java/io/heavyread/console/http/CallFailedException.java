package io.heavyread.console.http;

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

	/** Return the status of the answer, 0 when there was none. */
	public int status() {
		return this.status;
	}

}
