package io.heavyread.console.charts;

/**
 * One sample of a reader for charts.
 *
 * @param second seconds since 1970
 * @param ratio hit ratio of the last minute, 0 to 1; NaN without traffic or answer
 * @param rate requests per second; NaN without answer
 * @param p50 median lag in ms; NaN without answer or changes
 * @param p99 99th percentile of the lag in ms, likewise
 * @param live whether the reader was live
 */
public record Point(long second, double ratio, double rate, double p50, double p99, boolean live) {

	/** How far the samples of a reader go back. */
	public static final int HISTORY_SECONDS = 900;

	/** Return a sample of a moment of which nothing is known. */
	public static Point unknown(long second) {
		return new Point(second, Double.NaN, Double.NaN, Double.NaN, Double.NaN, false);
	}

}
