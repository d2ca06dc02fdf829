package io.heavyread.cache.faults;

import java.util.List;
import java.util.Map;

/**
 * What a fault did.
 *
 * @param fault its name
 * @param agreementMillis from the end of its cause until every reader was live, had
 * reached Redis' position and could load, without the time in which something waited for
 * a processor
 * @param answers answers by kind
 * @param writes writes by outcome
 * @param violations wrong answers
 */
record FaultReport(String fault, long agreementMillis, Map<Answer.Kind, Integer> answers,
		Map<Committed.Outcome, Long> writes, List<String> violations) {

	/** Return the number of answers of a kind. */
	int count(Answer.Kind kind) {
		return this.answers.getOrDefault(kind, 0);
	}

	/** Return the number of writes with an outcome. */
	long count(Committed.Outcome outcome) {
		return this.writes.getOrDefault(outcome, 0L);
	}

	/** Return one line for the log. */
	String line() {
		return "FAULT | %s | agreement %d ms | fresh %d, absent %d, stale %d, unknown %d | acknowledged %d, refused %d, unknown %d | violations %d"
			.formatted(this.fault, this.agreementMillis, count(Answer.Kind.FRESH), count(Answer.Kind.ABSENT),
					count(Answer.Kind.STALE), count(Answer.Kind.UNKNOWN), count(Committed.Outcome.ACKNOWLEDGED),
					count(Committed.Outcome.REFUSED), count(Committed.Outcome.UNKNOWN), this.violations.size());
	}

}
