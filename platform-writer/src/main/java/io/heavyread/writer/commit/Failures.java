package io.heavyread.writer.commit;

import java.util.concurrent.CompletionException;

/** What made a stage fail. */
final class Failures {

	private Failures() {
	}

	/** Return the failure without the wrapping that dependent stages add. */
	static Throwable cause(Throwable failure) {
		Throwable cause = failure.getCause();
		return (failure instanceof CompletionException && cause != null) ? cause : failure;
	}

}
