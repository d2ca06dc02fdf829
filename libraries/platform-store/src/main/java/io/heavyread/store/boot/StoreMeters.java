package io.heavyread.store.boot;

import io.heavyread.store.StoreAlarms;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** What a writer found in the store that must not be. */
public final class StoreMeters implements MeterBinder {

	private final StoreAlarms alarms;

	public StoreMeters(StoreAlarms alarms) {
		this.alarms = alarms;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		FunctionCounter.builder("platform.writes.lost", this.alarms, StoreAlarms::lostWrites)
			.description("Acknowledged writes that were not found in the store any more")
			.register(registry);
		Gauge.builder("platform.store.missing.posts", this.alarms, StoreAlarms::missingPosts)
			.description("Posts that the index named and that were not there when a history was opened last")
			.register(registry);
		Gauge.builder("platform.store.evicting", this.alarms, (told) -> told.isEvicting() ? 1 : 0)
			.description("Whether Redis deletes keys when it is full (1) or refuses writes then (0)")
			.register(registry);
	}

}
