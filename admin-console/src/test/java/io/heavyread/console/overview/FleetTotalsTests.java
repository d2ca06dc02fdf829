package io.heavyread.console.overview;

import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.support.Fleets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Counts are added up before anything is divided. */
class FleetTotalsTests {

	private static ReaderView reader(String id, ReaderStatus status, String counts) {
		return Fleets.reader(id, status, "", Fleets.state(status.name(), 1, counts));
	}

	private static final ReaderView BUSY = reader("busy", ReaderStatus.LIVE,
			",\"hits\":900,\"misses\":100,\"hitRatio1m\":0.9,\"requests1m\":100,"
					+ "\"propagationLag\":{\"p50Ms\":1,\"p99Ms\":4,\"maxMs\":9,\"lastMs\":1}");

	private static final ReaderView QUIET = reader("quiet", ReaderStatus.LIVE,
			",\"hits\":0,\"misses\":1,\"hitRatio1m\":0.0,\"requests1m\":1,"
					+ "\"propagationLag\":{\"p50Ms\":2,\"p99Ms\":3,\"maxMs\":3,\"lastMs\":2}");

	@Test
	void ratio_isOfAllRequestsAndNotOfTheRatios() {
		FleetTotals totals = FleetTotals.of(Fleets.of(BUSY, QUIET));
		assertThat(totals.requests()).isEqualTo(1001);
		assertThat(totals.ratio()).isEqualTo(900 / 1001.0);
		assertThat(totals.ratio1m()).isEqualTo(90 / 101.0);
	}

	@Test
	void lag_isThatOfTheSlowest() {
		FleetTotals totals = FleetTotals.of(Fleets.of(BUSY, QUIET));
		assertThat(totals.lagP50()).isEqualTo(2);
		assertThat(totals.lagP99()).isEqualTo(4);
		assertThat(totals.lagMax()).isEqualTo(9);
	}

	@Test
	void readerThatDoesNotAnswer_doesNotCount() {
		FleetTotals totals = FleetTotals.of(Fleets.of(reader("gone", ReaderStatus.GONE, ",\"hits\":5"), QUIET));
		assertThat(totals.requests()).isEqualTo(1);
	}

	@Test
	void withoutTraffic_nothingIsKnown() {
		FleetTotals totals = FleetTotals.of(Fleets.of());
		assertThat(totals.ratio()).isNull();
		assertThat(totals.rate()).isNaN();
		assertThat(totals.lagMax()).isNaN();
	}

}
