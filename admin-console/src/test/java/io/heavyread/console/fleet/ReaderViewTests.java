package io.heavyread.console.fleet;

import java.time.Duration;

import io.heavyread.console.support.Fleets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is counted from a reader's last answer. */
class ReaderViewTests {

	/** The store was asked a moment before the reader was. */
	@Test
	void readerThatIsAhead_isNotBehind() {
		ReaderView reader = Fleets.live("reader-1", 12);
		assertThat(reader.behind(14)).isEqualTo(2);
		assertThat(reader.behind(10)).isZero();
	}

	@Test
	void uptime_isFromTheStartThatItTells() {
		ReaderView reader = Fleets.reader("reader-1", ReaderStatus.LIVE, "",
				Fleets.state("LIVE", 12, ",\"startedAt\":\"2026-03-04T11:00:00Z\""));
		assertThat(reader.uptime()).isEqualTo(Duration.ofHours(1));
		assertThat(Fleets.live("reader-1", 12).uptime()).isZero();
	}

	@Test
	void readerThatNeverAnswered_hasNoValues() {
		ReaderView reader = Fleets.reader("reader-1", ReaderStatus.NO_ANSWER, "", null);
		assertThat(reader.isStale()).isTrue();
		assertThat(reader.behind(14)).isZero();
		assertThat(reader.uptime()).isZero();
		assertThat(reader.silence()).isEqualTo("does not answer");
	}

}
