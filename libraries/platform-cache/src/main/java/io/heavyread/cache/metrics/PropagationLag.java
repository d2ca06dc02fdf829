package io.heavyread.cache.metrics;

import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;

/**
 * The time from publishing to applying, on the store's clock, over about the last two
 * minutes. Any thread may call.
 */
public class PropagationLag {

	private final Timer timer;

	private volatile double lastMillis;

	public PropagationLag(MeterRegistry registry) {
		this.timer = Timer.builder("platform.propagation.lag")
			.description("Time from publishing a change to having applied it, on the store's clock")
			.publishPercentiles(0.5, 0.99)
			.publishPercentileHistogram()
			.minimumExpectedValue(java.time.Duration.ofNanos(100_000))
			.maximumExpectedValue(java.time.Duration.ofSeconds(10))
			.register(registry);
	}

	/** Record one applied change. */
	public void record(long micros) {
		this.lastMillis = micros / 1000.0;
		this.timer.record(micros, TimeUnit.MICROSECONDS);
	}

	/** Return the percentiles of the last minutes. */
	public Summary summary() {
		HistogramSnapshot snapshot = this.timer.takeSnapshot();
		double p50 = 0;
		double p99 = 0;
		for (ValueAtPercentile value : snapshot.percentileValues()) {
			if (value.percentile() < 0.9) {
				p50 = value.value(TimeUnit.MILLISECONDS);
			}
			else {
				p99 = value.value(TimeUnit.MILLISECONDS);
			}
		}
		return new Summary(p50, p99, snapshot.max(TimeUnit.MILLISECONDS), this.lastMillis);
	}

	/**
	 * The lag in milliseconds.
	 *
	 * @param p50Ms the median
	 * @param p99Ms the 99th percentile
	 * @param maxMs the largest
	 * @param lastMs that of the last change
	 */
	public record Summary(double p50Ms, double p99Ms, double maxMs, double lastMs) {
	}

}
