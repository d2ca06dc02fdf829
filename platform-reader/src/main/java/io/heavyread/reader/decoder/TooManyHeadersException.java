package io.heavyread.reader.decoder;

/**
 * A request has more header fields than anybody needs. One instance without a stack
 * trace, since hostile clients decide how often it is thrown.
 */
final class TooManyHeadersException extends IllegalArgumentException {

	@SuppressWarnings("StaticAssignmentOfThrowable")
	static final TooManyHeadersException INSTANCE = new TooManyHeadersException();

	private static final long serialVersionUID = 1L;

	private TooManyHeadersException() {
		super("too many header fields");
	}

	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
