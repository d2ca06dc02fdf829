package io.heavyread.cache.faults;

/** Bodies that name the write that made them, so that each answer can be traced. */
public final class Body {

	/** How much of a body is enough to read its name. */
	static final int NAME_LENGTH = 64;

	private static final int SMALL = 200;

	private static final int ABOVE_PUSH_SIZE = 70_000;

	private Body() {
	}

	/**
	 * Return the body of the n-th write of a run; one in a hundred is too big to push.
	 */
	public static String of(String run, long n) {
		int padding = (n % 100 == 99) ? ABOVE_PUSH_SIZE : SMALL;
		return run + "." + n + "|" + "x".repeat(padding);
	}

	/** Return the name in a body, or in its beginning. */
	public static String name(String body) {
		int end = body.indexOf('|');
		return (end < 0) ? body : body.substring(0, end);
	}

}
