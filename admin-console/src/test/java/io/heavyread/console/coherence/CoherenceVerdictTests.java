package io.heavyread.console.coherence;

import java.time.Duration;
import java.util.List;

import io.heavyread.console.format.Tone;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.web.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One headline over the last sample; a difference is worth more than silence. */
class CoherenceVerdictTests {

	private static final Difference OLDER = new Difference("reader-1", "p", 1_006, 1_007, false, null, null);

	private static ReaderComparison equal(String reader, long compared) {
		return new ReaderComparison(reader, compared, 0, compared, true, "");
	}

	private static ComparisonReport sample(List<Difference> differences, ReaderComparison... readers) {
		return new ComparisonReport(Fleets.NOW.minusSeconds(4), Duration.ofMillis(30), false, List.of(readers),
				differences, "");
	}

	private static Verdict verdict(ComparisonReport sample) {
		return CoherenceVerdict.of(Fleets.of(), sample);
	}

	@Test
	void allEqual() {
		Verdict verdict = verdict(sample(List.of(), equal("reader-1", 100), equal("reader-2", 1)));
		assertThat(verdict.tone()).isEqualTo(Tone.LIVE);
		assertThat(verdict.headline()).isEqualTo("All compared entries equal Redis");
		assertThat(verdict.detail().replace('\u00a0', ' '))
			.isEqualTo("101 entries of 2 readers compared 4 s ago: version and hash are the same.");
	}

	@Test
	void oneEntry_isNotCalledEntries() {
		assertThat(verdict(sample(List.of(), equal("reader-1", 1))).detail())
			.startsWith("1\u00a0entry of 1\u00a0reader");
	}

	@Test
	void difference_isToldWithItsPlace() {
		Verdict verdict = verdict(sample(List.of(OLDER), new ReaderComparison("reader-1", 100, 1, 100, true, ""),
				ReaderComparison.failed("reader-2", "refuses connections")));
		assertThat(verdict.tone()).isEqualTo(Tone.WARN);
		assertThat(verdict.headline().replace('\u00a0', ' '))
			.isEqualTo("1 entry of the last sample differ from Redis, also after a second look");
		assertThat(verdict.detail()).isEqualTo("reader-1 holds p at version 1,006: older than Redis.");
	}

	@Test
	void readerThatCouldNotBeCompared_isSaid() {
		Verdict verdict = verdict(
				sample(List.of(), equal("reader-1", 100), ReaderComparison.failed("reader-2", "refuses connections")));
		assertThat(verdict.tone()).isEqualTo(Tone.WARN);
		assertThat(verdict.headline()).isEqualTo("reader-2 could not be compared; the others equal Redis");
		assertThat(verdict.detail()).isEqualTo("reader-2 refuses connections.");
	}

	/** Nothing compared proves nothing. */
	@Test
	void nothingCached_isNotCalledEqual() {
		assertThat(verdict(sample(List.of(), equal("reader-1", 0))).tone()).isEqualTo(Tone.IDLE);
	}

	@Test
	void beforeTheFirstSample_nothingIsSaid() {
		assertThat(CoherenceVerdict.of(Fleets.of(), null).tone()).isEqualTo(Tone.BUSY);
	}

	@Test
	void storeThatDoesNotAnswer_isSaidBeforeAnythingElse() {
		Verdict verdict = CoherenceVerdict.of(Fleets.withoutStore(), sample(List.of(OLDER)));
		assertThat(verdict.tone()).isEqualTo(Tone.BAD);
		assertThat(verdict.detail()).startsWith("Redis cannot be reached.");
	}

}
