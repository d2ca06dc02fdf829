package io.heavyread.console.overview;

import java.util.List;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.format.Tone;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.web.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The one headline over the fleet: the worst thing is said, the rest is counted. */
class FleetVerdictTests {

	private static final ReaderView LIVE = Fleets.live("reader-1", 12);

	private static final ReaderView GONE = Fleets.reader("reader-4", ReaderStatus.GONE, "refuses connections",
			Fleets.state("LIVE", 12, ""));

	private static final ReaderView DEGRADED = Fleets.reader("reader-2", ReaderStatus.DEGRADED,
			"the store proves nothing", Fleets.state("DEGRADED", 10, ""));

	private static Verdict verdict(ReaderView... readers) {
		return FleetVerdict.of(Fleets.of(readers));
	}

	private static String plain(String text) {
		return text.replace('\u00a0', ' ');
	}

	@Test
	void allLiveAndEqual() {
		Verdict verdict = verdict(LIVE, Fleets.live("reader-2", 12));
		assertThat(verdict.tone()).isEqualTo(Tone.LIVE);
		assertThat(verdict.headline()).isEqualTo("All 2 readers are live and equal to Redis");
		assertThat(plain(verdict.detail())).isEqualTo("Position 12 everywhere. No state has changed for 1 min 30 s.");
	}

	@Test
	void oneReader_isNotCalledAll() {
		assertThat(verdict(LIVE).headline()).isEqualTo("The only reader is live and equal to Redis");
	}

	@Test
	void liveReaderThatIsBehind_isNotCalledEqual() {
		Verdict verdict = verdict(LIVE, Fleets.live("reader-2", 11));
		assertThat(verdict.headline()).isEqualTo("All 2 readers are live");
		assertThat(verdict.detail()).startsWith("Changes up to 12 are on their way.");
	}

	@Test
	void noReader() {
		assertThat(verdict().tone()).isEqualTo(Tone.WARN);
		assertThat(verdict().headline()).isEqualTo("No reader is registered");
	}

	@Test
	void readerThatIsGone_isSaidFirst() {
		Verdict verdict = verdict(GONE, DEGRADED, LIVE);
		assertThat(verdict.tone()).isEqualTo(Tone.BAD);
		assertThat(verdict.headline()).isEqualTo("2 readers are in trouble, reader-4 is gone; 1 of 3 readers are live");
		assertThat(verdict.detail()).contains("reader-4 refuses connections.", "is forgotten after 5 min");
		assertThat(verdict.link()).isEqualTo("/readers/reader-4");
	}

	@Test
	void degradedReader_isAWarningWithItsOwnReason() {
		Verdict verdict = verdict(DEGRADED, LIVE);
		assertThat(verdict.tone()).isEqualTo(Tone.WARN);
		assertThat(verdict.headline()).isEqualTo("reader-2 is degraded; 1 of 2 readers are live");
		assertThat(plain(verdict.detail())).contains("reader-2 says: the store proves nothing.",
				"It is 2 changes behind.", "marks cached posts STALE");
	}

	@Test
	void nobodyLive() {
		assertThat(verdict(DEGRADED).headline()).isEqualTo("reader-2 is degraded; no reader is live");
	}

	@Test
	void readerThatRepairs_passesWithoutHelp() {
		Verdict verdict = verdict(
				Fleets.reader("reader-3", ReaderStatus.RESYNC, "a message is missing", Fleets.state("RESYNC", 12, "")),
				LIVE);
		assertThat(verdict.tone()).isEqualTo(Tone.BUSY);
		assertThat(verdict.headline()).isEqualTo("reader-3 is resync; 1 of 2 readers are live");
	}

	@Test
	void storeThatDoesNotAnswer_isSaidBeforeAnythingElse() {
		FleetSnapshot fleet = Fleets.withoutStore(GONE, DEGRADED);
		Verdict verdict = FleetVerdict.of(fleet);
		assertThat(verdict.headline()).isEqualTo("Redis does not answer the console");
		assertThat(plain(verdict.detail())).contains("12 s: Redis cannot be reached. 1 reader still answers",
				"Nothing can be written.");
	}

	@Test
	void oneReader_behind() {
		Verdict verdict = FleetVerdict.of(Fleets.live("reader-2", 11), Fleets.of(LIVE));
		assertThat(plain(verdict.detail())).startsWith("It is 1 change behind Redis. Live since 11:58:30, 1 min 30 s.");
	}

	@Test
	void olderReader_isNotAsked() {
		ReaderView older = Fleets.reader("old-1", ReaderStatus.OLDER,
				"is of an earlier version and is sent nothing until it is upgraded", null);
		assertThat(verdict(older, LIVE).headline()).isEqualTo("old-1 is of an older version; 1 of 2 readers are live");
		assertThat(verdict(older, LIVE).detail()).contains("old-1 is of an earlier version", "It is not asked");
	}

	@Test
	void readersThatAnswerWithoutTheStore_areCounted() {
		Verdict verdict = FleetVerdict.of(Fleets.withoutStore(GONE, DEGRADED, LIVE));
		assertThat(plain(verdict.detail())).contains("2 readers still answer the console");
	}

	@Test
	void readerInTrouble_thatIsOneChangeBehind_isToldSo() {
		ReaderView behind = Fleets.reader("reader-2", ReaderStatus.DEGRADED, "", Fleets.state("DEGRADED", 11, ""));
		assertThat(plain(verdict(behind, LIVE).detail())).contains("1 min 30 s. It is 1 change behind.");
		ReaderView equal = Fleets.reader("reader-2", ReaderStatus.DEGRADED, "", Fleets.state("DEGRADED", 12, ""));
		assertThat(verdict(equal, LIVE).detail()).doesNotContain("behind");
	}

	@Test
	void heartbeats_areSaidToArriveOnlyWhereTheyDo() {
		ReaderView silent = Fleets.reader("reader-2", ReaderStatus.NO_ANSWER, "refuses connections", null);
		assertThat(verdict(silent, LIVE).detail()).endsWith("Its heartbeats still arrive.");
		assertThat(verdict(GONE, LIVE).detail())
			.endsWith("It sends no heartbeats either and is forgotten after 5 min.");
	}

	/** The change of one reader ends the calm of all. */
	@Test
	void calm_lastsSinceTheLatestChange() {
		ReaderView changed = new ReaderView("reader-2", "", "", null, ReaderStatus.LIVE, Fleets.NOW.minusSeconds(5), "",
				Fleets.state("LIVE", 12, ""), Fleets.NOW, Fleets.NOW, 0, List.of());
		assertThat(plain(verdict(LIVE, changed).detail())).endsWith("No state has changed for 5 s.");
	}

}
