package io.heavyread.cache.warmup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Load;
import io.heavyread.cache.local.CachedEntry;

/** A cache that counts posts, and answers loads at once or when it is told to. */
final class FakeTarget implements WarmUpTarget {

	final Set<String> cached = ConcurrentHashMap.newKeySet();

	final List<List<String>> loads = new CopyOnWriteArrayList<>();

	final List<CompletableFuture<List<Load>>> held = new CopyOnWriteArrayList<>();

	volatile long capacity = Long.MAX_VALUE;

	volatile boolean holding;

	volatile boolean storeDown;

	volatile boolean ready = true;

	/**
	 * Ids whose next load gets no answer; those that are in {@link #late} arrive
	 * afterwards.
	 */
	final Set<String> unanswered = ConcurrentHashMap.newKeySet();

	final Set<String> late = ConcurrentHashMap.newKeySet();

	volatile int mostInFlight;

	@Override
	public boolean isReady() {
		return this.ready;
	}

	@Override
	public boolean isCurrent(String id) {
		return this.cached.contains(id);
	}

	@Override
	public long room() {
		return this.capacity - this.cached.size();
	}

	@Override
	public CompletableFuture<List<Load>> load(List<String> ids) {
		this.loads.add(ids);
		CompletableFuture<List<Load>> answer = new CompletableFuture<>();
		if (this.holding) {
			this.held.add(answer);
			this.mostInFlight = Math.max(this.mostInFlight, this.held.size());
			return answer.thenApply((release) -> outcomes(ids));
		}
		return CompletableFuture.completedFuture(outcomes(ids));
	}

	void release() {
		this.holding = false;
		this.held.forEach((answer) -> answer.complete(List.of()));
	}

	private List<Load> outcomes(List<String> ids) {
		List<Load> outcomes = new ArrayList<>();
		for (String id : ids) {
			if (this.storeDown || id.startsWith("invalid")) {
				outcomes.add(new Load.Unknown("down, or not valid"));
			}
			else if (this.unanswered.remove(id)) {
				outcomes.add(new Load.Unknown("too slow"));
				if (this.late.remove(id)) {
					this.cached.add(id);
				}
			}
			else if (id.startsWith("absent")) {
				outcomes.add(new Load.Absent());
			}
			else {
				this.cached.add(id);
				outcomes.add(new Load.Found(new CachedEntry(id, 1, 1, 1, 1, Entry.Source.WARMUP, null, null)));
			}
		}
		return outcomes;
	}

	int loadedIds() {
		return this.loads.stream().mapToInt(List::size).sum();
	}

}
