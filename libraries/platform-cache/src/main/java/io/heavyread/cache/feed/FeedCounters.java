package io.heavyread.cache.feed;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

import io.heavyread.cache.ChangeOutcome;
import io.heavyread.cache.ResyncReason;

/** Counts what the feed does. Any thread. */
final class FeedCounters {

	private final Map<ChangeOutcome, LongAdder> changes = counts(ChangeOutcome.class);

	private final Map<ResyncReason, LongAdder> resyncs = counts(ResyncReason.class);

	private final LongAdder gaps = new LongAdder();

	private final LongAdder unproven = new LongAdder();

	private final LongAdder untimed = new LongAdder();

	private static <K extends Enum<K>> Map<K, LongAdder> counts(Class<K> kind) {
		Map<K, LongAdder> counts = new EnumMap<>(kind);
		for (K key : kind.getEnumConstants()) {
			counts.put(key, new LongAdder());
		}
		return counts;
	}

	/** A message was dealt with. */
	void change(ChangeOutcome outcome) {
		add(this.changes, outcome);
	}

	/** Changes were missing. */
	void gap() {
		this.gaps.increment();
	}

	/** A poll proved nothing, because the server that answered is not trusted. */
	void unproven() {
		this.unproven.increment();
	}

	/** A full resync began. */
	void resync(ResyncReason reason) {
		add(this.resyncs, reason);
	}

	/** A message was applied, and nobody knows how long after it was published. */
	void untimed() {
		this.untimed.increment();
	}

	long gaps() {
		return this.gaps.sum();
	}

	long unprovenPolls() {
		return this.unproven.sum();
	}

	long untimedChanges() {
		return this.untimed.sum();
	}

	Map<String, Long> changesByOutcome() {
		return byLabel(this.changes, ChangeOutcome::label);
	}

	Map<String, Long> resyncsByReason() {
		return byLabel(this.resyncs, ResyncReason::label);
	}

	private static <K> Map<String, Long> byLabel(Map<K, LongAdder> counts, Function<K, String> label) {
		Map<String, Long> sums = new HashMap<>();
		counts.forEach((key, count) -> sums.put(label.apply(key), count.sum()));
		return sums;
	}

	private static <K extends Enum<K>> void add(Map<K, LongAdder> counts, K key) {
		LongAdder count = counts.get(key);
		if (count != null) {
			count.increment();
		}
	}

}
