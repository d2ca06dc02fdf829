package io.heavyread.bench.load;

import org.HdrHistogram.Histogram;

/**
 * What a run of the load generator saw.
 *
 * @param requests answered requests
 * @param failures answers with another status than 2xx, and lost connections
 * @param seconds how long the run took
 * @param latency nanoseconds from when a request was due to its answer; empty for a run
 * without a rate
 */
public record LoadResult(long requests, long failures, double seconds, Histogram latency) {

	/** Return the rate in requests per second. */
	public double rate() {
		return this.requests / this.seconds;
	}

	/** Return a percentile of the latency in microseconds. */
	public double micros(double percentile) {
		return this.latency.getValueAtPercentile(percentile) / 1000.0;
	}

}
