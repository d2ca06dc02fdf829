package io.heavyread.cache.faults;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The writes of one post, asked about by order and time. */
final class PostChecker {

	private final Loss loss;

	/** By time of acknowledgement, the highest order of all writes up to it. */
	private final NavigableMap<Long, Long> acknowledged = new TreeMap<>();

	/** The same of those that were not lost. */
	private final NavigableMap<Long, Long> surviving = new TreeMap<>();

	private final Set<Long> posts = new HashSet<>();

	private final Map<Committed, Long> deletes = new HashMap<>();

	PostChecker(Loss loss, List<Committed> writes) {
		this.loss = loss;
		writes.stream().sorted(Comparator.comparingLong(Committed::endNanos)).forEach(this::add);
	}

	private void add(Committed write) {
		if (write.outcome() == Committed.Outcome.REFUSED) {
			return;
		}
		long order = write.isAcknowledged() ? this.loss.order(write.endNanos(), write.version()) : Long.MAX_VALUE;
		if (write.isDelete()) {
			this.deletes.put(write, order);
		}
		if (write.isAcknowledged()) {
			raise(this.acknowledged, write.endNanos(), order);
			if (!this.loss.took(write)) {
				raise(this.surviving, write.endNanos(), order);
			}
			if (!write.isDelete()) {
				this.posts.add(order);
			}
		}
	}

	private static void raise(NavigableMap<Long, Long> highest, long nanos, long order) {
		long before = highest.isEmpty() ? 0 : highest.lastEntry().getValue();
		highest.put(nanos, Math.max(before, order));
	}

	/** Return the least order that an answer of this time must reflect. */
	long required(long acknowledgedBefore, long sentNanos) {
		NavigableMap<Long, Long> which = this.loss.isOver(sentNanos, 0) ? this.surviving : this.acknowledged;
		Map.Entry<Long, Long> entry = which.lowerEntry(acknowledgedBefore);
		return (entry != null) ? entry.getValue() : 0;
	}

	/** Tell whether an acknowledged put has this order. */
	boolean isPost(long order) {
		return this.posts.contains(order);
	}

	/** Tell whether a delete after that order may have been seen by then. */
	boolean mayBeDeleted(long order, long sentNanos) {
		return this.deletes.entrySet()
			.stream()
			.anyMatch((delete) -> delete.getValue() > order && delete.getKey().startNanos() - sentNanos < 0);
	}

	/** Name the life of Redis' data at that time; within one, answers are monotone. */
	String history(long sentNanos) {
		return this.loss.isOver(sentNanos, 0) ? "/after" : "/before";
	}

}
