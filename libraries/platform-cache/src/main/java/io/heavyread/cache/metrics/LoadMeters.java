package io.heavyread.cache.metrics;

import java.util.EnumMap;
import java.util.Map;

import io.heavyread.cache.load.LoadListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts loads by result. Each counter exists from the start, at 0. */
final class LoadMeters implements LoadListener {

	private final Map<Result, Counter> loads = new EnumMap<>(Result.class);

	LoadMeters(MeterRegistry registry) {
		for (Result result : Result.values()) {
			this.loads.put(result,
					Counter.builder("platform.loads")
						.description("Loads from the store by result")
						.tag("result", result.label())
						.register(registry));
		}
	}

	@Override
	public void loaded(Result result) {
		Counter counter = this.loads.get(result);
		if (counter != null) {
			counter.increment();
		}
	}

}
