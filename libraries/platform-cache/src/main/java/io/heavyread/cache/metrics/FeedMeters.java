package io.heavyread.cache.metrics;

import java.util.function.ToDoubleFunction;

import io.heavyread.cache.ChangeOutcome;
import io.heavyread.cache.FeedControl;
import io.heavyread.cache.FeedStatus;
import io.heavyread.cache.ResyncReason;
import io.heavyread.protocol.FeedState;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/** Where the feed stands and what it has counted, read when somebody asks. */
public final class FeedMeters implements MeterBinder {

	private final FeedControl feed;

	public FeedMeters(FeedControl feed) {
		this.feed = feed;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		gauge("platform.feed.sequence", "The sequence up to which every write is reflected",
				(status) -> status.position().sequence())
			.register(registry);
		gauge("platform.feed.revalidating", "Entries that a full resync has not compared with the store yet",
				FeedStatus::revalidating)
			.register(registry);
		for (FeedState state : FeedState.values()) {
			gauge("platform.feed.state", "1 for the state in which the reader is, 0 for the others",
					(status) -> (status.state() == state) ? 1 : 0)
				.tag("state", state.name())
				.register(registry);
		}
		count("platform.feed.gaps", "How often changes were missing and were taken from the log", FeedStatus::gaps)
			.register(registry);
		count("platform.feed.unproven",
				"Polls that proved nothing, because the server that answered is not known to be the primary",
				FeedStatus::unprovenPolls)
			.register(registry);
		count("platform.propagation.unknown",
				"Changes whose propagation could not be timed, because the store's clock had been set",
				FeedStatus::untimedChanges)
			.register(registry);
		for (ChangeOutcome outcome : ChangeOutcome.values()) {
			count("platform.feed.changes", "Messages by what became of them",
					(status) -> status.changes().getOrDefault(outcome.label(), 0L))
				.tag("outcome", outcome.label())
				.register(registry);
		}
		for (ResyncReason reason : ResyncReason.values()) {
			count("platform.feed.resyncs", "Full comparisons with the store by reason",
					(status) -> status.resyncs().getOrDefault(reason.label(), 0L))
				.tag("reason", reason.label())
				.register(registry);
		}
	}

	private Gauge.Builder<FeedControl> gauge(String name, String description, ToDoubleFunction<FeedStatus> value) {
		return Gauge.builder(name, this.feed, (control) -> value.applyAsDouble(control.status()))
			.description(description);
	}

	private FunctionCounter.Builder<FeedControl> count(String name, String description,
			ToDoubleFunction<FeedStatus> value) {
		return FunctionCounter.builder(name, this.feed, (control) -> value.applyAsDouble(control.status()))
			.description(description);
	}

}
