package io.heavyread.console.coherence;

import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.support.FakeStore;
import io.heavyread.console.support.Fleets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The store is at position 7 of epoch aa, hash cc. */
class HistoryMatchTests {

	private static ReaderView reader(ReaderStatus status, long sequence, String epoch, String chain) {
		return Fleets.reader("r", status, "",
				Fleets.state("LIVE", sequence, ",\"epoch\":\"" + epoch + "\",\"chain\":\"" + chain + "\""));
	}

	private static @Nullable HistoryMatch match(ReaderView reader) {
		return HistoryMatch.of(reader, Fleets.withStore(FakeStore.HEALTHY, reader));
	}

	@ParameterizedTest
	@CsvSource({ "7, aa, cc, EQUAL", "6, aa, c6, ON_ITS_WAY", "8, aa, c8, ON_ITS_WAY", "7, aa, xx, OTHER_HISTORY",
			"6, bb, c6, OTHER_HISTORY", "7, bb, cc, OTHER_HISTORY" })
	void history_isTheSameWhereEpochAndHashAre(long sequence, String epoch, String chain, HistoryMatch expected) {
		assertThat(match(reader(ReaderStatus.LIVE, sequence, epoch, chain))).isEqualTo(expected);
	}

	/** What it told once proves nothing of now. */
	@Test
	void readerThatDoesNotAnswer_isNotCalledEqual() {
		assertThat(match(reader(ReaderStatus.NO_ANSWER, 7, "aa", "cc"))).isEqualTo(HistoryMatch.NO_ANSWER);
	}

	@Test
	void degradedReader_isComparedByWhatItTells() {
		assertThat(match(reader(ReaderStatus.DEGRADED, 6, "aa", "c6"))).isEqualTo(HistoryMatch.ON_ITS_WAY);
	}

	@Test
	void readerOrStoreThatHasNeverAnswered_isNotKnown() {
		assertThat(match(Fleets.reader("r", ReaderStatus.STARTING, "", null))).isNull();
		assertThat(HistoryMatch.of(reader(ReaderStatus.LIVE, 7, "aa", "cc"), Fleets.of())).isNull();
	}

}
