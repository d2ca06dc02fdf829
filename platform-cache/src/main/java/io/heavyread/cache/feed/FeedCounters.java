package io.heavyread.cache.feed;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The feed's own counts, and the listener beside them. */
final class FeedCounters implements FeedListener {

	private final FeedListener listener;

	private final Map<Outcome, LongAdder> changes = new EnumMap<>(Outcome.class);

	private final Map<Reason, LongAdder> resyncs = new EnumMap<>(Reason.class);

	private final LongAdder gaps = new LongAdder();

	FeedCounters(FeedListener listener) {
		this.listener = listener;
		for (Outcome outcome : Outcome.values()) {
			this.changes.put(outcome, new LongAdder());
		}
		for (Reason reason : Reason.values()) {
			this.resyncs.put(reason, new LongAdder());
		}
	}

	@Override
	public void change(Outcome outcome) {
		add(this.changes, outcome);
		this.listener.change(outcome);
	}

	@Override
	public void gap() {
		this.gaps.increment();
		this.listener.gap();
	}

	@Override
	public void unproven() {
		this.listener.unproven();
	}

	@Override
	public void resync(Reason reason) {
		add(this.resyncs, reason);
		this.listener.resync(reason);
	}

	@Override
	public void lag(long micros) {
		this.listener.lag(micros);
	}

	@Override
	public void lagUnknown() {
		this.listener.lagUnknown();
	}

	long gaps() {
		return this.gaps.sum();
	}

	Map<String, Long> changesByOutcome() {
		Map<String, Long> counts = new HashMap<>();
		this.changes.forEach((outcome, count) -> counts.put(outcome.label(), count.sum()));
		return counts;
	}

	Map<String, Long> resyncsByReason() {
		Map<String, Long> counts = new HashMap<>();
		this.resyncs.forEach((reason, count) -> counts.put(reason.label(), count.sum()));
		return counts;
	}

	private static <K extends Enum<K>> void add(Map<K, LongAdder> counts, K key) {
		LongAdder count = counts.get(key);
		if (count != null) {
			count.increment();
		}
	}

}
