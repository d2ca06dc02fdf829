package io.heavyread.console.traces;

import java.util.List;

import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.format.Tone;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.writer.WriteReply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A write on its way, one row for each reader. */
class TraceViewTests {

	private static final ReaderView FIRST = Fleets.live("reader-1", 42);

	private static final ReaderView SECOND = Fleets.live("reader-2", 42);

	private static final WriteReply WRITTEN = new WriteReply(201, "", "post-1", 42, "", "", 0, List.of());

	private final Trace trace = committedAgo(1);

	private static Trace committedAgo(long seconds) {
		return new Trace(1, "post-1", WRITTEN, WriteAction.CREATE, "operator", "{}", Fleets.NOW.minusSeconds(seconds),
				Fleets.NOW.minusSeconds(seconds).plusSeconds(30));
	}

	private static String plain(String text) {
		return text.replace('\u00a0', ' ');
	}

	private TraceView view(ReaderView... readers) {
		return TraceView.of(this.trace, Fleets.of(readers));
	}

	@Test
	void allHaveIt_theSlowestIsTold() {
		this.trace.arrived("reader-1", new Arrival(0.8, 5, Arrival.Source.WRITER));
		this.trace.arrived("reader-2", new Arrival(2.4, 5, Arrival.Source.WRITER));
		TraceView view = view(SECOND, FIRST);
		assertThat(plain(view.verdict().headline())).isEqualTo("On all 2 readers after 2.4 ms");
		assertThat(view.rows()).extracting(TraceView.Row::reader).containsExactly("reader-1", "reader-2");
		assertThat(view.rows()).extracting(TraceView.Row::x).containsExactly("26.67%", "80.00%");
		assertThat(view.ticks()).extracting((tick) -> plain(tick.label()))
			.containsExactly("t0", "1.0 ms", "2.0 ms", "3.0 ms");
	}

	@Test
	void upperBound_isMarkedAsOne() {
		this.trace.arrived("reader-1", new Arrival(Double.NaN, 7, Arrival.Source.CONSOLE));
		TraceView.Row row = view(FIRST).rows().get(0);
		assertThat(plain(row.after())).isEqualTo("≤ 7.0 ms");
		assertThat(row.source()).startsWith("An upper bound");
	}

	@Test
	void liveReaderWithoutIt_isOnItsWayForTwoSeconds() {
		this.trace.arrived("reader-1", new Arrival(1, 1, Arrival.Source.WRITER));
		TraceView view = view(FIRST, SECOND);
		assertThat(view.verdict().tone()).isEqualTo(Tone.BUSY);
		assertThat(plain(view.verdict().headline())).isEqualTo("On 1 of 2 readers after 1.0 ms");
		assertThat(view.rows().get(1).label()).isEqualTo("On its way");
	}

	@Test
	void liveReaderWithoutItForLong_isAWarning() {
		TraceView view = TraceView.of(committedAgo(3), Fleets.of(FIRST));
		assertThat(view.verdict().headline()).isEqualTo("On no reader yet; reader-1 has not applied it");
		assertThat(view.verdict().detail()).contains("not applied, though it is live",
				"this page watches until 12:00:27");
	}

	@Test
	void readerThatIsCutOff_isNamedWithSinceWhen() {
		ReaderView degraded = Fleets.reader("reader-2", ReaderStatus.DEGRADED, "the store proves nothing",
				Fleets.state("DEGRADED", 40, ""));
		this.trace.arrived("reader-1", new Arrival(1, 1, Arrival.Source.WRITER));
		TraceView view = view(FIRST, degraded);
		assertThat(view.verdict().tone()).isEqualTo(Tone.WARN);
		assertThat(view.rows().get(1).label()).isEqualTo("Cut off");
		assertThat(view.rows().get(1).reason()).isEqualTo("not applied, degraded since 11:58:30");
	}

	@Test
	void whenTheTimeIsOver_nobodyWatchesAnyMore() {
		TraceView view = TraceView.of(committedAgo(31), Fleets.of(FIRST));
		assertThat(view.verdict().detail()).endsWith("this page no longer watches.");
	}

	@Test
	void noReader_isSaid() {
		assertThat(view().verdict().headline()).isEqualTo("Committed; no reader is registered");
	}

	@Test
	void usualLag_isDrawnWhereItIsKnown() {
		ReaderView usual = usual("reader-1", "1.0", "2.0");
		this.trace.arrived("reader-1", new Arrival(3, 3, Arrival.Source.WRITER));
		TraceView view = view(usual);
		assertThat(List.of(view.usualFrom(), view.usualWidth())).containsExactly("20.00%", "20.00%");
		assertThat(view(FIRST).usualFrom()).isEmpty();
	}

	@Test
	void liveReader_hasTwoWholeSeconds() {
		assertThat(TraceView.of(committedAgo(2), Fleets.of(FIRST)).rows().get(0).label()).isEqualTo("On its way");
		assertThat(TraceView.of(committedAgo(3), Fleets.of(FIRST)).rows().get(0).label()).isEqualTo("Not applied");
	}

	@Test
	void readerThatRepairs_isOnItsWayToo() {
		ReaderView repairing = Fleets.reader("reader-1", ReaderStatus.RESYNC, "", Fleets.state("RESYNC", 40, ""));
		assertThat(view(repairing).rows().get(0).label()).isEqualTo("On its way");
		assertThat(TraceView.of(committedAgo(3), Fleets.of(repairing)).rows().get(0).reason())
			.isEqualTo("not applied, though it is resync");
	}

	/** The rows are in the order of their names. */
	@Test
	void lastOfThoseThatAreMissing_isNamed() {
		TraceView view = TraceView.of(committedAgo(3), Fleets.of(FIRST, SECOND));
		assertThat(view.verdict().headline()).isEqualTo("On no reader yet; reader-2 has not applied it");
	}

	@Test
	void usualLag_isThatOfReadersWithChanges_andEndsWithTheAxis() {
		ReaderView usual = usual("reader-1", "1.0", "9.0");
		this.trace.arrived("reader-1", new Arrival(3, 3, Arrival.Source.WRITER));
		TraceView view = view(usual, SECOND);
		assertThat(List.of(view.usualFrom(), view.usualWidth())).containsExactly("20.00%", "80.00%");
	}

	private static ReaderView usual(String reader, String p50, String p99) {
		return Fleets.reader(reader, ReaderStatus.LIVE, "", Fleets.state("LIVE", 42,
				",\"propagationLag\":{\"p50Ms\":" + p50 + ",\"p99Ms\":" + p99 + ",\"maxMs\":9.0,\"lastMs\":1.0}"));
	}

}
