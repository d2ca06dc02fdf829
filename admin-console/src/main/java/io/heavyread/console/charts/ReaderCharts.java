package io.heavyread.console.charts;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Samples as JSON for the charts: seconds, ratio in per cent, requests per second, lag
 * p99 and p50 in ms, and whether the reader was live; null where nothing was measured.
 */
public final class ReaderCharts {

	private ReaderCharts() {
	}

	/** Return all samples. */
	public static String all(List<Point> points) {
		StringBuilder json = new StringBuilder("[");
		append(json, points, (point) -> point.second()).append(',');
		append(json, points, (point) -> point.ratio() * 100).append(',');
		append(json, points, Point::rate).append(',');
		append(json, points, Point::p99).append(',');
		append(json, points, Point::p50).append(',');
		append(json, points, (point) -> point.live() ? 1 : 0);
		return json.append(']').toString();
	}

	/** Return the last sample. */
	public static String last(List<Point> points) {
		return points.isEmpty() ? "[[],[],[],[],[],[]]" : all(points.subList(points.size() - 1, points.size()));
	}

	private static StringBuilder append(StringBuilder json, List<Point> points, ToDoubleFunction<Point> value) {
		json.append('[');
		for (int i = 0; i < points.size(); i++) {
			double number = value.applyAsDouble(points.get(i));
			json.append((i > 0) ? "," : "")
				.append(Double.isNaN(number) ? "null" : String.format(Locale.ROOT, "%.3f", number));
		}
		return json.append(']');
	}

}
