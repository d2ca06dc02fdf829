package io.heavyread.cache.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

import io.heavyread.cache.warmup.WarmUp;
import io.heavyread.cache.warmup.WarmUp.State;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The counters of warm-ups. Each exists from the start, at 0. */
final class WarmUpMeters implements Consumer<WarmUp> {

	private final Map<State, Counter> warmUps = new EnumMap<>(State.class);

	private final Counter loaded;

	private final Counter skipped;

	private final Counter failed;

	WarmUpMeters(MeterRegistry registry) {
		for (State state : State.values()) {
			if (state != State.RUNNING) {
				this.warmUps.put(state,
						Counter.builder("platform.warmups")
							.description("Warm-ups that ended, by how they ended")
							.tag("state", state.label())
							.register(registry));
			}
		}
		this.loaded = posts(registry, "loaded");
		this.skipped = posts(registry, "skipped");
		this.failed = posts(registry, "failed");
	}

	private static Counter posts(MeterRegistry registry, String result) {
		return Counter.builder("platform.warmup.posts")
			.description("Posts of warm-ups that ended, by what became of them")
			.tag("result", result)
			.register(registry);
	}

	@Override
	public void accept(WarmUp warmUp) {
		Counter counter = this.warmUps.get(warmUp.state());
		if (counter != null) {
			counter.increment();
		}
		this.loaded.increment((double) warmUp.loaded());
		this.skipped.increment((double) warmUp.skipped());
		this.failed.increment((double) warmUp.failed());
	}

}
