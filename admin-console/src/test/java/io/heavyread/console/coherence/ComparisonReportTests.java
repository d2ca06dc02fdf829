package io.heavyread.console.coherence;

import java.time.Duration;
import java.util.List;

import io.heavyread.console.support.Fleets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What came of a comparison, added up over the readers. */
class ComparisonReportTests {

	private static ComparisonReport report(ReaderComparison... readers) {
		return new ComparisonReport(Fleets.NOW, Duration.ZERO, true, List.of(readers), List.of(), "");
	}

	@Test
	void agreement_isOfAllEntriesAndNotOfTheReaders() {
		ComparisonReport report = report(new ReaderComparison("r1", 90, 0, 90, true, ""),
				new ReaderComparison("r2", 10, 5, 10, true, ""));
		assertThat(report.compared()).isEqualTo(100);
		assertThat(report.different()).isEqualTo(5);
		assertThat(report.agreement()).isEqualTo(0.95);
	}

	@Test
	void agreement_ofNothing_isNotKnown() {
		assertThat(report(ReaderComparison.failed("r1", "refuses connections")).agreement()).isNaN();
	}

	@Test
	void words_countDifferencesOrReadersThatWereCompared() {
		assertThat(Coherence.words(report(new ReaderComparison("r1", 90, 2, 90, true, ""))).replace('\u00a0', ' '))
			.isEqualTo("2 differences in 90 entries");
		assertThat(Coherence.words(report(new ReaderComparison("r1", 90, 0, 90, true, ""),
				ReaderComparison.failed("r2", "refuses connections"))))
			.isEqualTo("1 readers equal, 90 entries");
	}

	@ParameterizedTest
	@CsvSource({ "6, 7, false, older than Redis", "8, 7, false, newer than Redis",
			"7, 7, false, 'same version, other content'", "6, 7, true, deleted in Redis",
			"6, 0, false, Redis does not know the post" })
	void difference_isSaidInWords(long reader, long store, boolean deleted, String words) {
		assertThat(new Difference("r1", "p", reader, store, deleted, null, null).words()).isEqualTo(words);
	}

}
