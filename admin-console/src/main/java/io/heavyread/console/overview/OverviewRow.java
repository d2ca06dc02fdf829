package io.heavyread.console.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

import io.heavyread.console.charts.Point;
import io.heavyread.console.charts.Sparkline;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.ReaderView;

/**
 * A reader's row with its three small lines; all readers share one scale per column.
 *
 * @param reader the reader
 * @param ratio the line of the hit ratio
 * @param rate the line of the requests
 * @param lag the line of the lag
 */
public record OverviewRow(ReaderView reader, Sparkline ratio, Sparkline rate, Sparkline lag) {

	private static final int WIDTH = 72;

	private static final int HEIGHT = 24;

	private static final int BUCKETS = 60;

	static List<OverviewRow> of(FleetSnapshot fleet) {
		Sparkline.Scale ratio = scale(Math.min(0.9, lowest(fleet, Point::ratio)), 1);
		Sparkline.Scale rate = scale(0, highest(fleet, Point::rate));
		Sparkline.Scale lag = scale(0, highest(fleet, Point::p99));
		List<OverviewRow> rows = new ArrayList<>();
		for (ReaderView reader : fleet.readers()) {
			rows.add(new OverviewRow(reader, Sparkline.of(reader.history(), Point::ratio, ratio),
					Sparkline.of(reader.history(), Point::rate, rate),
					Sparkline.of(reader.history(), Point::p99, lag)));
		}
		return rows;
	}

	private static Sparkline.Scale scale(double floor, double top) {
		return new Sparkline.Scale(WIDTH, HEIGHT, BUCKETS, floor, top);
	}

	private static double highest(FleetSnapshot fleet, ToDoubleFunction<Point> value) {
		return all(fleet, value).max().orElse(1) * 1.1;
	}

	private static double lowest(FleetSnapshot fleet, ToDoubleFunction<Point> value) {
		return all(fleet, value).min().orElse(0);
	}

	private static java.util.stream.DoubleStream all(FleetSnapshot fleet, ToDoubleFunction<Point> value) {
		return fleet.readers()
			.stream()
			.flatMap((reader) -> reader.history().stream())
			.mapToDouble(value)
			.filter((sample) -> !Double.isNaN(sample));
	}

}
