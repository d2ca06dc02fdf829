package io.heavyread.console.charts;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * A small line over the last 15 minutes as SVG path data, with a gap where nothing was
 * measured.
 *
 * @param line the path of the line, empty without samples
 * @param area the path of the ground below it, empty when the scale does not begin at 0
 * @param low the smallest value, NaN without samples
 * @param high the largest
 */
public record Sparkline(String line, String area, double low, double high) {

	/** Draw one value of the samples. */
	public static Sparkline of(List<Point> points, ToDoubleFunction<Point> value, Scale scale) {
		double[] buckets = buckets(points, value, scale.buckets());
		double low = Double.NaN;
		double high = Double.NaN;
		for (double bucket : buckets) {
			low = (Double.isNaN(low) || bucket < low) ? (Double.isNaN(bucket) ? low : bucket) : low;
			high = (Double.isNaN(high) || bucket > high) ? (Double.isNaN(bucket) ? high : bucket) : high;
		}
		List<String> runs = new ArrayList<>();
		StringBuilder area = new StringBuilder();
		int start = -1;
		for (int i = 0; i <= buckets.length; i++) {
			boolean there = i < buckets.length && !Double.isNaN(buckets[i]);
			if (there && start < 0) {
				start = i;
			}
			else if (!there && start >= 0) {
				String run = run(buckets, start, i, scale);
				runs.add("M" + run);
				area.append(under(run, start, i - 1, scale));
				start = -1;
			}
		}
		return new Sparkline(String.join("", runs), (scale.floor() == 0) ? area.toString() : "", low, high);
	}

	/**
	 * The newest sample is at the right end; each bucket holds the largest of its
	 * samples.
	 */
	private static double[] buckets(List<Point> points, ToDoubleFunction<Point> value, int count) {
		double[] buckets = new double[count];
		java.util.Arrays.fill(buckets, Double.NaN);
		if (points.isEmpty()) {
			return buckets;
		}
		long end = points.get(points.size() - 1).second();
		for (Point point : points) {
			int at = count - 1 - (int) ((end - point.second()) * count / Point.HISTORY_SECONDS);
			double sample = value.applyAsDouble(point);
			if (at >= 0 && !Double.isNaN(sample) && !(buckets[at] > sample)) {
				buckets[at] = sample;
			}
		}
		return buckets;
	}

	private static String run(double[] buckets, int from, int to, Scale scale) {
		StringBuilder path = new StringBuilder();
		for (int i = from; i < to; i++) {
			path.append(path.isEmpty() ? "" : " ").append(pair(scale.x(i), scale.y(buckets[i])));
		}
		return (to - from == 1) ? path + " " + pair(scale.x(from) + 0.5, scale.y(buckets[from])) : path.toString();
	}

	private static String under(String run, int from, int to, Scale scale) {
		return "M" + pair(scale.x(from), scale.height()) + " " + run + " " + pair(scale.x(to), scale.height()) + "Z";
	}

	private static String pair(double x, double y) {
		return String.format(Locale.ROOT, "%.1f,%.1f", x, y);
	}

	/**
	 * The size of the drawing and its scale.
	 *
	 * @param width units of the view box
	 * @param height likewise
	 * @param buckets how many points the line has at most
	 * @param floor value at the bottom
	 * @param top value at the top
	 */
	public record Scale(int width, int height, int buckets, double floor, double top) {

		private double y(double value) {
			double span = Math.max(this.top - this.floor, 1e-9);
			double share = Math.min(1, Math.max(0, (value - this.floor) / span));
			return (this.height - 2) * (1 - share) + 1;
		}

		private double x(int bucket) {
			return this.width * (double) bucket / (this.buckets - 1);
		}

	}

}
