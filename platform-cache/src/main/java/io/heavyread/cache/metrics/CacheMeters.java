package io.heavyread.cache.metrics;

import io.heavyread.cache.CacheContents;
import io.heavyread.cache.FeedState;
import io.heavyread.cache.feed.FeedControl;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What the cache holds and where the feed stands, read when somebody asks. */
public final class CacheMeters implements MeterBinder {

	private final CacheContents contents;

	private final FeedControl feed;

	public CacheMeters(CacheContents contents, FeedControl feed) {
		this.contents = contents;
		this.feed = feed;
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
		Gauge.builder("platform.feed.sequence", this.feed, (control) -> control.status().position().sequence())
			.description("The sequence up to which every write is reflected")
			.register(registry);
		Gauge.builder("platform.feed.revalidating", this.feed, (control) -> control.status().revalidating())
			.description("Entries that a full resync has not compared with the store yet")
			.register(registry);
		for (FeedState state : FeedState.values()) {
			Gauge.builder("platform.feed.state", this.feed, (control) -> (control.status().state() == state) ? 1 : 0)
				.description("1 for the state in which the reader is, 0 for the others")
				.tag("state", state.name())
				.register(registry);
		}
	}

}
