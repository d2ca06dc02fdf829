package io.heavyread.cache.metrics;

import java.util.EnumMap;
import java.util.Map;

import io.heavyread.cache.feed.FeedListener;
import io.heavyread.cache.load.LoadListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/** The counters of the feed and of loads. Each exists from the start, at 0. */
public final class FeedMeters implements FeedListener, LoadListener {

	private final Map<Outcome, Counter> changes = new EnumMap<>(Outcome.class);

	private final Map<Reason, Counter> resyncs = new EnumMap<>(Reason.class);

	private final Map<Result, Counter> loads = new EnumMap<>(Result.class);

	private final Counter gaps;

	private final Counter unknownLags;

	private final Counter unproven;

	private final PropagationLag lag;

	public FeedMeters(MeterRegistry registry, PropagationLag lag) {
		this.lag = lag;
		this.gaps = Counter.builder("platform.feed.gaps")
			.description("How often changes were missing and were taken from the log")
			.register(registry);
		this.unknownLags = Counter.builder("platform.propagation.unknown")
			.description("Changes whose propagation could not be timed, because the store's clock had been set")
			.register(registry);
		this.unproven = Counter.builder("platform.feed.unproven")
			.description("Polls that proved nothing, because the server that answered is not known to be the primary")
			.register(registry);
		for (Outcome outcome : Outcome.values()) {
			this.changes.put(outcome, counter(registry, "platform.feed.changes", "Messages by what became of them",
					"outcome", outcome.label()));
		}
		for (Reason reason : Reason.values()) {
			this.resyncs.put(reason, counter(registry, "platform.feed.resyncs",
					"Full comparisons with the store by reason", "reason", reason.label()));
		}
		for (Result result : Result.values()) {
			this.loads.put(result,
					counter(registry, "platform.loads", "Loads from the store by result", "result", result.label()));
		}
	}

	private static Counter counter(MeterRegistry registry, String name, String description, String tag, String value) {
		return Counter.builder(name).description(description).tag(tag, value).register(registry);
	}

	@Override
	public void change(Outcome outcome) {
		increment(this.changes.get(outcome));
	}

	@Override
	public void gap() {
		this.gaps.increment();
	}

	@Override
	public void unproven() {
		this.unproven.increment();
	}

	@Override
	public void resync(Reason reason) {
		increment(this.resyncs.get(reason));
	}

	@Override
	public void lag(long micros) {
		this.lag.record(micros);
	}

	@Override
	public void lagUnknown() {
		this.unknownLags.increment();
	}

	@Override
	public void loaded(Result result) {
		increment(this.loads.get(result));
	}

	private static void increment(@Nullable Counter counter) {
		if (counter != null) {
			counter.increment();
		}
	}

}
