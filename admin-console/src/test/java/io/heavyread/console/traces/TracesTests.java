package io.heavyread.console.traces;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.heavyread.console.errors.NotFoundException;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.live.LiveStreams;
import io.heavyread.console.reader.ReaderClients;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.support.StubReader;
import io.heavyread.console.writer.WriteReply;
import io.heavyread.console.writer.WriteReply.Acknowledged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/** Who tells when a reader has applied a write, over real connections. */
class TracesTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final StubReader stub = StubReader.start("reader-1");

	private final LiveStreams streams = mock(LiveStreams.class);

	private ReaderStatus status = ReaderStatus.LIVE;

	private final Traces traces = new Traces(ReaderClients.ofStubs(),
			() -> Fleets.of(Fleets.at(this.stub, this.status)), this.streams, Clock.systemUTC());

	@AfterEach
	void close() {
		this.traces.close();
		this.stub.close();
	}

	private Trace begin(Acknowledged... told) {
		WriteReply written = new WriteReply(201, "", "post-1", 42, "", "", 0, List.of(told));
		return this.traces.begin("post-1", written, WriteAction.CREATE, "carol", "{}", Instant.now());
	}

	private Arrival arrival(Trace trace) {
		await().atMost(BOUND).until(() -> trace.arrival("reader-1") != null);
		return trace.arrival("reader-1");
	}

	@Test
	void writersFigure_countsAtOnce() {
		Trace trace = begin(new Acknowledged("reader-1", true, 0.8, null));
		assertThat(trace.arrival("reader-1")).isEqualTo(new Arrival(0.8, 0.8, Arrival.Source.WRITER));
	}

	@Test
	void readerThatTheWriterSawFail_isAsked() {
		Trace trace = begin(new Acknowledged("reader-1", false, null, "DEGRADED"));
		assertThat(trace.arrival("reader-1")).isNull();
		this.stub.state("LIVE", 42);
		assertThat(arrival(trace)).isNotNull();
	}

	/** The stub tells a lag of 0.7 ms for its last change. */
	@Test
	void readersOwnFigure_countsWhileTheWriteIsItsLastChange() {
		this.stub.state("LIVE", 42);
		Arrival arrival = arrival(begin());
		assertThat(arrival.source()).isEqualTo(Arrival.Source.READER);
		assertThat(arrival.ms()).isEqualTo(0.7);
		verify(this.streams, atLeastOnce()).renew("trace 1");
	}

	@Test
	void laterChange_leavesTheTimeThatTheEntryTells() {
		this.stub.put("post-1", 42, "c42", "{}");
		this.stub.state("LIVE", 43);
		assertThat(arrival(begin()).source()).isEqualTo(Arrival.Source.CLOCK);
	}

	@Test
	void laterVersion_leavesAnUpperBound() {
		this.stub.put("post-1", 43, "c43", "{}");
		this.stub.state("LIVE", 43);
		Arrival arrival = arrival(begin());
		assertThat(arrival.source()).isEqualTo(Arrival.Source.CONSOLE);
		assertThat(arrival.isExact()).isFalse();
	}

	@Test
	void readerThatIsBehind_hasNotAppliedIt() {
		this.stub.state("LIVE", 41);
		Trace trace = begin();
		await().during(Duration.ofMillis(200)).atMost(BOUND).until(() -> trace.arrival("reader-1") == null);
		verify(this.streams, never()).renew(anyString());
	}

	@Test
	void readerThatIsKnownNotToAnswer_isNotAsked() {
		this.status = ReaderStatus.NO_ANSWER;
		this.stub.state("LIVE", 42);
		Trace trace = begin();
		await().during(Duration.ofMillis(200)).atMost(BOUND).until(() -> trace.arrival("reader-1") == null);
	}

	@Test
	void newest200_areKept() {
		this.status = ReaderStatus.NO_ANSWER;
		for (int i = 0; i < 201; i++) {
			begin();
		}
		assertThat(this.traces.newest(500)).hasSize(200).first().extracting(Trace::number).isEqualTo(201L);
		assertThat(this.traces.newest(3)).hasSize(3);
		assertThat(this.traces.require(2).number()).isEqualTo(2);
		assertThatThrownBy(() -> this.traces.require(1)).isInstanceOf(NotFoundException.class)
			.hasMessageContaining("the newest 200 are");
	}

	@Test
	void firstFigure_stays() {
		Trace trace = begin(new Acknowledged("reader-1", true, 0.8, null));
		trace.arrived("reader-1", new Arrival(9, 9, Arrival.Source.CLOCK));
		assertThat(trace.arrival("reader-1")).isEqualTo(new Arrival(0.8, 0.8, Arrival.Source.WRITER));
	}

}
