package io.heavyread.console.sampling;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import io.heavyread.console.charts.Point;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.reader.ReaderAddress;
import io.heavyread.console.support.Fleets;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import io.heavyread.protocol.manage.ReaderState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One missed answer changes nothing; three in a row do. */
class ReaderMonitorTests {

	private static final ReaderState LIVE = Fleets.state("LIVE", 7, "");

	private Instant now = Fleets.NOW;

	private long heartbeat = 1;

	private ReaderMonitor monitor;

	@BeforeEach
	void answered() {
		this.monitor = new ReaderMonitor(member("LIVE", Proof.PROVEN), this.now);
		this.monitor.address("r:18081", address(), "");
		this.monitor.answered(LIVE, this.now);
		assertThat(status(true)).isEqualTo(ReaderStatus.LIVE);
	}

	private static ReaderAddress address() {
		return new ReaderAddress("r", "r:18081", URI.create("http://127.0.0.1:18081/"));
	}

	private Member member(String state, Proof proof) {
		return new Member(Member.READER, "r", "r:8081", "r:18081", state, "aa", 7, "bb", this.heartbeat, proof);
	}

	private ReaderStatus status(boolean registryAnswers) {
		return this.monitor.view(this.now, registryAnswers).status();
	}

	private void pass(long seconds) {
		this.now = this.now.plusSeconds(seconds);
	}

	private void beat() {
		this.heartbeat++;
		this.monitor.registered(member("LIVE", Proof.PROVEN), this.now);
	}

	private void miss(int times) {
		for (int i = 0; i < times; i++) {
			this.monitor.missed("it refuses connections");
		}
	}

	@Test
	void twoMisses_changeNothing() {
		miss(2);
		assertThat(status(true)).isEqualTo(ReaderStatus.LIVE);
	}

	@Test
	void threeMissesWithHeartbeats_areNoAnswer() {
		miss(3);
		pass(6);
		beat();
		assertThat(status(true)).isEqualTo(ReaderStatus.NO_ANSWER);
		assertThat(this.monitor.view(this.now, true).cause()).isEqualTo("it refuses connections");
	}

	@Test
	void threeMissesWithoutHeartbeats_areGone() {
		miss(3);
		pass(6);
		assertThat(status(true)).isEqualTo(ReaderStatus.GONE);
	}

	/** Nobody can tell then whether it sends heartbeats. */
	@Test
	void threeMissesWhileTheRegistryDoesNotAnswer_areNoAnswer() {
		miss(3);
		pass(6);
		assertThat(status(false)).isEqualTo(ReaderStatus.NO_ANSWER);
	}

	@Test
	void answerAfterMisses_countsAtOnce() {
		miss(3);
		pass(6);
		status(true);
		this.monitor.answered(Fleets.state("DEGRADED", 7, ",\"cause\":\"the store proves nothing\""), this.now);
		assertThat(status(true)).isEqualTo(ReaderStatus.DEGRADED);
		assertThat(this.monitor.view(this.now, true).cause()).isEqualTo("the store proves nothing");
	}

	@Test
	void rate_isOfTheRequestsBetweenTwoAnswers() {
		pass(2);
		this.monitor.answered(Fleets.state("LIVE", 7, ",\"hits\":90,\"misses\":10"), this.now);
		assertThat(this.monitor.view(this.now, true).rate()).isEqualTo(50);
	}

	@Test
	void rate_afterARestart_isNotKnown() {
		pass(2);
		this.monitor.answered(Fleets.state("LIVE", 7, ",\"hits\":90"), this.now);
		pass(2);
		this.monitor.answered(LIVE, this.now);
		assertThat(this.monitor.view(this.now, true).rate()).isNaN();
	}

	@Test
	void otherManagementAddress_isNotCalledUntilItIsAllowed() {
		this.monitor.registered(
				new Member(Member.READER, "r", "r:8081", "other:1", "LIVE", "aa", 7, "bb", 2, Proof.PROVEN), this.now);
		assertThat(this.monitor.base()).isNull();
		this.monitor.address("r:18081", address(), "");
		assertThat(this.monitor.base()).isNull();
	}

	@Test
	void memberThatIsNotProven_isJudgedByItsHeartbeatsAlone() {
		this.monitor = new ReaderMonitor(member("LIVE", Proof.UNPROVEN), this.now);
		assertThat(status(true)).isEqualTo(ReaderStatus.UNPROVEN);
		pass(6);
		assertThat(status(true)).isEqualTo(ReaderStatus.GONE);
	}

	@Test
	void heartbeats_mayBeFiveSecondsApart() {
		miss(3);
		pass(5);
		assertThat(status(true)).isEqualTo(ReaderStatus.NO_ANSWER);
		this.now = this.now.plusNanos(1);
		assertThat(status(true)).isEqualTo(ReaderStatus.GONE);
	}

	private List<Point> history() {
		return this.monitor.view(this.now, true).history();
	}

	@Test
	void history_isOfTheLast15Minutes() {
		for (int i = 0; i < Point.HISTORY_SECONDS + 10; i++) {
			pass(1);
			history();
		}
		assertThat(history()).hasSize(Point.HISTORY_SECONDS);
	}

	/** Its last values stay; that they are of this second is not said. */
	@Test
	void missedAnswer_isAGapInTheHistory() {
		this.monitor.answered(Fleets.state("LIVE", 7, ",\"hitRatio1m\":0.5"), this.now);
		assertThat(history()).last().extracting(Point::ratio).isEqualTo(0.5);
		miss(1);
		assertThat(history()).last().isEqualTo(Point.unknown(this.now.getEpochSecond()));
	}

	@Test
	void lagWithoutChanges_isAGapInTheHistory() {
		assertThat(history()).last().extracting(Point::p50, Point::p99).containsExactly(Double.NaN, Double.NaN);
		this.monitor.answered(
				Fleets.state("LIVE", 7, ",\"propagationLag\":{\"p50Ms\":1,\"p99Ms\":2,\"maxMs\":3,\"lastMs\":1}"),
				this.now);
		assertThat(history()).last().extracting(Point::p50, Point::p99).containsExactly(1.0, 2.0);
	}

	@Test
	void readerThatIsGone_isToldWithWhatTheCallSaid() {
		miss(3);
		pass(6);
		assertThat(status(true)).isEqualTo(ReaderStatus.GONE);
		assertThat(this.monitor.view(this.now, true).cause()).isEqualTo("it refuses connections");
	}

	/** The console may have been away when it began. */
	@Test
	void stateBegins_whenTheReaderSays() {
		this.monitor.answered(Fleets.state("DEGRADED", 7, ",\"since\":\"2026-03-04T11:00:00Z\""), this.now);
		assertThat(this.monitor.view(this.now, true).since()).isEqualTo(Instant.parse("2026-03-04T11:00:00Z"));
		this.monitor.answered(Fleets.state("DEGRADED", 7, ",\"since\":\"2026-03-04T11:30:00Z\""), this.now);
		assertThat(this.monitor.view(this.now, true).since()).isEqualTo(Instant.parse("2026-03-04T11:30:00Z"));
	}

	@Test
	void silence_beginsWhenTheConsoleNotices() {
		this.monitor.answered(Fleets.state("LIVE", 7, ",\"since\":\"2026-03-04T11:00:00Z\""), this.now);
		miss(3);
		pass(6);
		assertThat(this.monitor.view(this.now, true).since()).isEqualTo(this.now);
	}

	@Test
	void rateOfAReaderThatDoesNotAnswer_isNotKnown() {
		pass(2);
		this.monitor.answered(Fleets.state("LIVE", 7, ",\"hits\":90"), this.now);
		assertThat(this.monitor.view(this.now, true).rate()).isEqualTo(45);
		miss(3);
		assertThat(this.monitor.view(this.now, true).rate()).isNaN();
	}

	@Test
	void memberOfAnEarlierVersion_isCalledSo() {
		this.monitor = new ReaderMonitor(member("LIVE", Proof.OLDER), this.now);
		assertThat(status(true)).isEqualTo(ReaderStatus.OLDER);
	}

}
