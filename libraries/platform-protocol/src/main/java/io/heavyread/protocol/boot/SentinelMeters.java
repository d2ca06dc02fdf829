package io.heavyread.protocol.boot;

import java.util.function.Supplier;

import io.heavyread.protocol.redis.sentinel.SentinelStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** How many sentinels there are, how many answer and how many agree. */
public final class SentinelMeters implements MeterBinder {

	private final Supplier<SentinelStatus> status;

	public SentinelMeters(Supplier<SentinelStatus> status) {
		this.status = status;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("platform.sentinels.known", () -> this.status.get().sentinels())
			.description(
					"Sentinels that are configured, or that one of them reports when those are more; 0 without any")
			.register(registry);
		Gauge.builder("platform.sentinels.answering", () -> this.status.get().answering())
			.description("Sentinels that answered one of the last questions")
			.register(registry);
		Gauge.builder("platform.sentinels.named", () -> this.status.get().agreeing())
			.description("Sentinels that name the same primary; without a majority nothing is proven")
			.register(registry);
	}

}
