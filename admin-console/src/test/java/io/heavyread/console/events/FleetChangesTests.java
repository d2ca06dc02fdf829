package io.heavyread.console.events;

import java.util.List;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.PeerStatus;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.support.Fleets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What happened between two moments, one sentence for each thing. */
class FleetChangesTests {

	private static final ReaderView LIVE = Fleets.live("reader-1", 12);

	private static List<String> between(FleetSnapshot before, FleetSnapshot now) {
		return FleetChanges.between(before, now).stream().map((event) -> event.text().replace('\u00a0', ' ')).toList();
	}

	private static ReaderView counting(int gaps, int resyncs) {
		return Fleets.reader("reader-1", ReaderStatus.LIVE, "",
				Fleets.state("LIVE", 12, ",\"gaps\":" + gaps + ",\"resyncs\":" + resyncs));
	}

	@Test
	void nothingChanged_isNothing() {
		assertThat(between(Fleets.of(LIVE), Fleets.of(LIVE))).isEmpty();
	}

	@Test
	void readers_joinAndLeave() {
		FleetSnapshot other = Fleets.of(Fleets.live("reader-2", 12));
		assertThat(between(Fleets.of(LIVE), other)).containsExactlyInAnyOrder("reader-2 joined at reader-2:8081",
				"reader-1 left the fleet");
	}

	@Test
	void state_isToldWithReasonAndWithHowLongTheOneBeforeLasted() {
		ReaderView degraded = Fleets.reader("reader-1", ReaderStatus.DEGRADED, "the store proves nothing",
				Fleets.state("DEGRADED", 12, ""));
		assertThat(between(Fleets.of(LIVE), Fleets.of(degraded)))
			.containsExactly("reader-1 is degraded: it says the store proves nothing, after 1 min 30 s live");
		FleetEvent event = FleetChanges.between(Fleets.of(LIVE), Fleets.of(degraded)).get(0);
		assertThat(event.from()).isEqualTo("Live");
		assertThat(event.to()).isEqualTo("Degraded");
	}

	@Test
	void readerThatDoesNotAnswer_saysNothing() {
		ReaderView silent = Fleets.reader("reader-1", ReaderStatus.NO_ANSWER, "refuses connections", null);
		assertThat(between(Fleets.of(LIVE), Fleets.of(silent)))
			.containsExactly("reader-1 does not answer the console: it refuses connections, after 1 min 30 s live");
	}

	@Test
	void gapsAndResyncs_areTold() {
		assertThat(between(Fleets.of(counting(1, 1)), Fleets.of(counting(2, 3)))).containsExactly(
				"reader-1 compared everything with Redis 2 times",
				"reader-1 missed messages and caught up from the log");
	}

	/** A reader that has restarted counts from 0. */
	@Test
	void countsThatGoBack_areNothing() {
		assertThat(between(Fleets.of(counting(5, 5)), Fleets.of(counting(0, 0)))).isEmpty();
	}

	@Test
	void partBesideTheReaders_isToldWithItsProblem() {
		FleetSnapshot down = Fleets.withGateway(Fleets.peer(PeerStatus.NO_ANSWER, "It refuses connections."), LIVE);
		assertThat(between(Fleets.of(LIVE), down)).containsExactly("Gateway: no answer. It refuses connections");
	}

	@Test
	void oneResync_isNotCounted() {
		assertThat(between(Fleets.of(counting(1, 1)), Fleets.of(counting(1, 2))))
			.containsExactly("reader-1 compared everything with Redis");
	}

	/** That it has not answered yet is no event. */
	@Test
	void partThatIsNotKnownYet_isNothing() {
		FleetSnapshot unknown = Fleets.withGateway(Fleets.peer(PeerStatus.UNKNOWN, ""), LIVE);
		assertThat(between(Fleets.of(LIVE), unknown)).isEmpty();
	}

}
