package io.heavyread.cache.faults;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** What clients saw during a run: every write and every answer. Any thread may add. */
public final class History {

	private final Queue<Committed> writes = new ConcurrentLinkedQueue<>();

	private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();

	private final AtomicInteger acknowledged = new AtomicInteger();

	private volatile Loss loss = Loss.NONE;

	public void add(Committed write) {
		this.writes.add(write);
		if (write.isAcknowledged()) {
			this.acknowledged.incrementAndGet();
		}
	}

	public void add(Answer answer) {
		this.answers.add(answer);
	}

	void lost(Loss what) {
		this.loss = what;
	}

	Loss loss() {
		return this.loss;
	}

	public int acknowledged() {
		return this.acknowledged.get();
	}

	public List<Committed> writes() {
		return new ArrayList<>(this.writes);
	}

	public List<Answer> answers() {
		return new ArrayList<>(this.answers);
	}

	/** Return how many answers there were of each kind. */
	public Map<Answer.Kind, Integer> counts() {
		Map<Answer.Kind, Integer> counts = new EnumMap<>(Answer.Kind.class);
		for (Answer.Kind kind : Answer.Kind.values()) {
			counts.put(kind, 0);
		}
		this.answers.forEach((answer) -> counts.merge(answer.kind(), 1, Integer::sum));
		return counts;
	}

}
