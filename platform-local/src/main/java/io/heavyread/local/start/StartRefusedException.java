package io.heavyread.local.start;

/**
 * A reason why the platform does not start: whole sentences for the person who started
 * it, naming the property that helps.
 */
public final class StartRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public StartRefusedException(String sentences) {
		super(sentences);
	}

	public StartRefusedException(String sentences, Throwable cause) {
		super(sentences, cause);
	}

}
