package io.heavyread.bench.contender;

import org.jspecify.annotations.Nullable;

/**
 * One measurement of one contender. What could not be measured is null.
 *
 * @param rate requests per second, saturated
 * @param cpuMicros processor time of the server per request, microseconds, saturated
 * @param allocated bytes per request that a server in Java allocates
 * @param fixedRate the rate at which latencies were measured
 * @param p50 microseconds from when a request was due to its answer, the median
 * @param p99 the same, the 99th percentile
 * @param p999 the same, the 99.9th percentile
 * @param failures answers with another status than 2xx, and lost connections
 * @param others the share of the machine that other processes took meanwhile
 */
public record Sample(double rate, double cpuMicros, @Nullable Double allocated, @Nullable Double fixedRate,
		@Nullable Double p50, @Nullable Double p99, @Nullable Double p999, long failures, double others) {

	public Sample withOthers(double share) {
		return new Sample(this.rate, this.cpuMicros, this.allocated, this.fixedRate, this.p50, this.p99, this.p999,
				this.failures, share);
	}

}
