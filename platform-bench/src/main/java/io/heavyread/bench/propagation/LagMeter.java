package io.heavyread.bench.propagation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.heavyread.bench.server.Store;

/** Writes at a steady rate and reads the lag from the metrics of readers. */
final class LagMeter {

	/** Until compilers have done their work. */
	private static final Duration WARM_UP = Duration.ofSeconds(8);

	private final Store store;

	private final List<Supplier<String>> metrics;

	/**
	 * Create a meter.
	 * @param metrics for each reader, its metrics in the text format of Prometheus
	 */
	LagMeter(Store store, List<Supplier<String>> metrics) {
		this.store = store;
		this.metrics = metrics;
	}

	/** Write without measuring. */
	void warmUp(int writesPerSecond, int ids) {
		new PacedWrites(this.store).run(writesPerSecond, ids, WARM_UP);
	}

	/** Return the lag of the reader with the largest 99th percentile. */
	Lag measure(int writesPerSecond, int ids, Duration duration) {
		List<LagHistogram> before = histograms();
		double rate = new PacedWrites(this.store).run(writesPerSecond, ids, duration);
		List<LagHistogram> after = histograms();
		List<Lag> lags = new ArrayList<>();
		for (int i = 0; i < after.size(); i++) {
			lags.add(Lag.of(rate, after.get(i).minus(before.get(i))));
		}
		return Lag.worst(lags);
	}

	private List<LagHistogram> histograms() {
		return this.metrics.stream().map((text) -> LagHistogram.parse(text.get())).toList();
	}

}
