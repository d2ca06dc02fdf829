package io.heavyread.console.overview;

import java.time.Instant;
import java.util.List;

import io.heavyread.console.charts.Point;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.support.Fleets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Lines beside each other can be compared: one scale for each column. */
class OverviewRowTests {

	private static ReaderView reader(String id, Point... history) {
		Instant since = Fleets.NOW;
		return new ReaderView(id, "", "", null, ReaderStatus.LIVE, since, "", null, null, since, 0, List.of(history));
	}

	private static Point point(double ratio, double rate) {
		return new Point(1000, ratio, rate, 1, 1, true);
	}

	private static String height(String path) {
		return path.substring(path.indexOf(',') + 1, path.indexOf(' '));
	}

	@Test
	void smallAndLarge_areDrawnToTheSameScale() {
		List<OverviewRow> rows = OverviewRow.of(Fleets.of(reader("a", point(1, 100)), reader("b", point(1, 10))));
		assertThat(height(rows.get(0).rate().line())).isEqualTo("3.0");
		assertThat(height(rows.get(1).rate().line())).isEqualTo("21.0");
	}

	/** A ratio of 99 % must not look like one of 0 %. */
	@Test
	void ratio_beginsAtNinetyPerCentOrBelow() {
		assertThat(height(OverviewRow.of(Fleets.of(reader("a", point(0.95, 1)))).get(0).ratio().line()))
			.isEqualTo("12.0");
		List<OverviewRow> rows = OverviewRow.of(Fleets.of(reader("a", point(0.5, 1)), reader("b", point(1, 1))));
		assertThat(height(rows.get(0).ratio().line())).isEqualTo("23.0");
		assertThat(height(rows.get(1).ratio().line())).isEqualTo("1.0");
	}

	@Test
	void readerWithoutSamples_hasNoLines() {
		OverviewRow row = OverviewRow.of(Fleets.of(reader("a"))).get(0);
		assertThat(row.ratio().line()).isEmpty();
		assertThat(row.lag().line()).isEmpty();
	}

}
