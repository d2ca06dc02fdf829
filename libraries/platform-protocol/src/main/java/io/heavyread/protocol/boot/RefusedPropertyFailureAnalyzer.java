package io.heavyread.protocol.boot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a refused property by its sentence, wherever in the start it was looked at. */
class RefusedPropertyFailureAnalyzer extends AbstractFailureAnalyzer<RefusedPropertyException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, RefusedPropertyException cause) {
		return new FailureAnalysis(cause.getMessage() + ".", "Set the property to another value.", cause);
	}

}
