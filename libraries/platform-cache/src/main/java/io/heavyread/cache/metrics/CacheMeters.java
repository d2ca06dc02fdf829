package io.heavyread.cache.metrics;

import io.heavyread.cache.CacheContents;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What the cache holds, read when somebody asks. */
final class CacheMeters implements MeterBinder {

	private final CacheContents contents;

	CacheMeters(CacheContents contents) {
		this.contents = contents;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("cache.size", this.contents, CacheContents::size)
			.description("Entries in the near cache")
			.register(registry);
		Gauge.builder("cache.weight", this.contents, CacheContents::weightBytes)
			.description("Bytes that the entries take")
			.baseUnit("bytes")
			.register(registry);
		FunctionCounter.builder("cache.evictions", this.contents, CacheContents::evictions)
			.description("Entries evicted to keep the bound")
			.register(registry);
	}

}
