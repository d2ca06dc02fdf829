package io.heavyread.cache.failover;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

import io.heavyread.cache.faults.Answer;
import org.jspecify.annotations.Nullable;

/**
 * The figures of a drill.
 *
 * @param drill its name
 * @param answers answers by kind
 * @param stale unmarked answers that are older than the limit
 * @param oldest age of the oldest unmarked answer
 * @param wentBack answers, marked or not, that are older than an earlier one
 * @param acknowledged number of acknowledged writes
 * @param lost those of them that the surviving store does not have
 * @param lostLater those of the lost that were sent after the promotion
 * @param live by reader, time from the promotion until it was live there; null for never
 * @param firstKept time from the promotion to the first write that stayed; null for none
 */
record DrillReport(String drill, Map<Answer.Kind, Integer> answers, int stale, Duration oldest, int wentBack,
		long acknowledged, int lost, long lostLater, @Nullable Duration live, @Nullable Duration firstKept) {

	/** The head of the table whose rows {@link #row()} returns. */
	static final String HEAD = "| drill | answers (unmarked, 404, `STALE`, 503) | stale unmarked | oldest unmarked"
			+ " | went back | acknowledged | lost | of them sent after the promotion | all LIVE | first write kept |";

	/** Return the figures as a row of a table. */
	String row() {
		String kinds = this.answers.values().stream().map(String::valueOf).collect(Collectors.joining(", "));
		return "| %s | %d (%s) | %d | %s | %d | %d | %d | %d | %s | %s |".formatted(this.drill,
				this.answers.values().stream().mapToInt(Integer::intValue).sum(), kinds, this.stale,
				seconds(this.oldest), this.wentBack, this.acknowledged, this.lost, this.lostLater, seconds(this.live),
				seconds(this.firstKept));
	}

	private static String seconds(@Nullable Duration time) {
		return (time != null) ? "%.1f s".formatted(time.toMillis() / 1000.0) : "never";
	}

}
