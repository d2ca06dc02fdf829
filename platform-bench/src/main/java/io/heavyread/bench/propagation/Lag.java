package io.heavyread.bench.propagation;

import java.util.Comparator;
import java.util.List;

/**
 * The lag of one reader, from publishing to having applied, in milliseconds.
 *
 * @param writesPerSecond writes that the store really took
 * @param p50 the median
 * @param p99 the 99th percentile
 * @param p999 the 99.9th percentile
 */
record Lag(double writesPerSecond, double p50, double p99, double p999) {

	static Lag of(double rate, LagHistogram histogram) {
		return new Lag(rate, histogram.millis(50), histogram.millis(99), histogram.millis(99.9));
	}

	/** Return the one with the largest 99th percentile. */
	static Lag worst(List<Lag> lags) {
		return lags.stream().max(Comparator.comparingDouble(Lag::p99)).orElseThrow();
	}

}
