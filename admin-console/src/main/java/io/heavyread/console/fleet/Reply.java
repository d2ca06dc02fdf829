package io.heavyread.console.fleet;

import org.jspecify.annotations.Nullable;

/**
 * What one reader replied to a question.
 *
 * @param <T> type of the value
 * @param reader the reader
 * @param value its answer, null when there is none
 * @param problem why there is none, a clause that follows the reader's name; empty when
 * it answered
 */
public record Reply<T>(String reader, @Nullable T value, String problem) {

	/** Tell whether it answered. */
	public boolean answered() {
		return this.problem.isEmpty();
	}

}
