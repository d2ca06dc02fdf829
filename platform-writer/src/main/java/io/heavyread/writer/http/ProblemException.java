package io.heavyread.writer.http;

/**
 * Ends a request with a problem; an answer to the client, not a failure of the writer.
 */
public class ProblemException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Problem problem;

	ProblemException(Problem problem) {
		super(problem.detail(), null, false, false);
		this.problem = problem;
	}

	/** Return what to tell the client. */
	public Problem problem() {
		return this.problem;
	}

}
