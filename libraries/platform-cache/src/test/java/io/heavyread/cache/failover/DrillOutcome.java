package io.heavyread.cache.failover;

import java.util.List;
import java.util.function.Consumer;

import io.heavyread.cache.faults.Answer;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/**
 * What came of a drill, and what was promised.
 *
 * @param report the figures
 * @param verdict the answers and writes behind them
 * @param disagreement how readers differ from the store at the end; null when they do not
 */
record DrillOutcome(DrillReport report, Verdict verdict, @Nullable AssertionError disagreement) {

	/**
	 * Expect that no unmarked answer was older than its limit, that no reader went back,
	 * and that all agree in the end.
	 */
	DrillOutcome answersHold() {
		return softly((softly) -> {
			softly.assertThat(this.report.stale()).as("unmarked stale answers").isZero();
			softly.assertThat(this.verdict.wentBack().stream().limit(5)).as("answers that went back").isEmpty();
			softly.assertThat(this.disagreement).as("disagreement").isNull();
		});
	}

	/** Expect that all agree in the end. */
	DrillOutcome agrees() {
		return softly((softly) -> softly.assertThat(this.disagreement).as("disagreement").isNull());
	}

	/** Return the unmarked stale answers that were given after then. */
	List<Answer> staleAfter(long nanos) {
		return this.verdict.stale((reader) -> Drill.MAX_STALENESS)
			.stream()
			.filter((answer) -> answer.sentNanos() - nanos > 0)
			.toList();
	}

	/** Expect that no acknowledged write was lost. */
	DrillOutcome nothingIsLost() {
		return softly((softly) -> softly.assertThat(this.verdict.lost().stream().limit(5)).as("lost").isEmpty());
	}

	/** Expect that no write was lost but those that were sent before then. */
	DrillOutcome lostOnlyBefore(long nanos) {
		return softly((softly) -> softly
			.assertThat(this.verdict.lost().stream().filter((write) -> write.startNanos() - nanos > 0).limit(5))
			.as("lost after the documented window")
			.isEmpty());
	}

	/** Expect that readers and writers came to the new primary in time. */
	DrillOutcome allAreBackInTime() {
		return softly((softly) -> {
			softly.assertThat(this.report.live()).as("all live").isNotNull().isLessThanOrEqualTo(Drill.BACK);
			softly.assertThat(this.report.firstKept()).as("first write").isNotNull().isLessThanOrEqualTo(Drill.BACK);
		});
	}

	private DrillOutcome softly(Consumer<SoftAssertions> assertions) {
		SoftAssertions softly = new SoftAssertions();
		assertions.accept(softly);
		softly.assertAll();
		return this;
	}

}
