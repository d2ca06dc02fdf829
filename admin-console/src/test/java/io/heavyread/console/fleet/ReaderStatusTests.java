package io.heavyread.console.fleet;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How readers stand, the worst first. */
class ReaderStatusTests {

	@Test
	void order_isThatOfTheTrouble() {
		assertThat(List.of(ReaderStatus.values()))
			.isSortedAccordingTo((one, other) -> Boolean.compare(other.tone().isTrouble(), one.tone().isTrouble()));
	}

	/** Colour and order must not contradict each other. */
	@ParameterizedTest
	@EnumSource
	void trouble_isWhatHasItsTone(ReaderStatus status) {
		assertThat(status.isTrouble()).isEqualTo(status.tone().isTrouble());
	}

	@ParameterizedTest
	@CsvSource({ "GONE, false", "NO_ANSWER, false", "UNPROVEN, false", "OLDER, false", "DEGRADED, true", "LIVE, true",
			"DRAINING, true" })
	void answers_whoIsAsked(ReaderStatus status, boolean answers) {
		assertThat(status.answers()).isEqualTo(answers);
	}

	/** A reader cannot say of itself what only the console can know. */
	@ParameterizedTest
	@CsvSource({ "LIVE, LIVE", "RESYNC, RESYNC", "DEGRADED, DEGRADED", "GONE, STARTING", "UNPROVEN, STARTING",
			"live, STARTING", "SOMETHING, STARTING" })
	void wordOfAReader_isOneOfItsOwnStates(String word, ReaderStatus status) {
		assertThat(ReaderStatus.of(word)).isEqualTo(status);
	}

	@ParameterizedTest
	@CsvSource({ "NO_ANSWER, does not answer", "OLDER, is of an older version", "GONE, is gone",
			"UNPROVEN, is not proven" })
	void clause_followsTheReadersName(ReaderStatus status, String clause) {
		assertThat(status.clause()).isEqualTo(clause);
	}

}
