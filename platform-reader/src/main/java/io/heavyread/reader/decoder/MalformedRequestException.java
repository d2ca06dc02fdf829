package io.heavyread.reader.decoder;

/**
 * A request breaks the rules of HTTP in a way that the stock decoder would let through.
 * One instance without a stack trace, since hostile clients decide how often it is
 * thrown.
 */
final class MalformedRequestException extends IllegalArgumentException {

	@SuppressWarnings("StaticAssignmentOfThrowable")
	static final MalformedRequestException INSTANCE = new MalformedRequestException();

	private static final long serialVersionUID = 1L;

	private MalformedRequestException() {
		super("malformed request");
	}

	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
