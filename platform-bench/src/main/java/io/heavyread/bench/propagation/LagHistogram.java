package io.heavyread.bench.propagation;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The histogram of a reader's lag as its metrics tell it, so that what came before the
 * measurement can be taken away.
 *
 * @param counts changes with at most so many seconds, by the buckets' upper bounds
 */
record LagHistogram(NavigableMap<Double, Double> counts) {

	private static final Pattern BUCKET = Pattern
		.compile("(?m)^platform_propagation_lag_seconds_bucket\\{.*?le=\"([^\"]+)\".*?} (\\S+)");

	/** Read the metrics in the text format of Prometheus. */
	static LagHistogram parse(String metrics) {
		NavigableMap<Double, Double> counts = new TreeMap<>();
		Matcher matcher = BUCKET.matcher(metrics);
		while (matcher.find()) {
			double bound = matcher.group(1).equals("+Inf") ? Double.POSITIVE_INFINITY
					: Double.parseDouble(matcher.group(1));
			counts.put(bound, Double.parseDouble(matcher.group(2)));
		}
		return new LagHistogram(counts);
	}

	LagHistogram minus(LagHistogram earlier) {
		NavigableMap<Double, Double> rest = new TreeMap<>();
		this.counts.forEach((bound, count) -> rest.put(bound, count - earlier.counts.getOrDefault(bound, 0.0)));
		return new LagHistogram(rest);
	}

	/** Return the upper bound of the percentile's bucket in milliseconds. */
	double millis(double percentile) {
		double wanted = this.counts.lastEntry().getValue() * percentile / 100;
		return this.counts.entrySet()
			.stream()
			.filter((bucket) -> bucket.getValue() >= wanted)
			.findFirst()
			.orElseThrow()
			.getKey() * 1000;
	}

}
