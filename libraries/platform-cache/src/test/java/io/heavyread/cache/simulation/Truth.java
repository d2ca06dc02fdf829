package io.heavyread.cache.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What the store really had, for every id at every time, and how its writes are linked.
 */
final class Truth {

	/** Stands for "there is no such post". */
	static final long ABSENT = 0;

	private final Map<String, List<State>> states = new HashMap<>();

	private final Map<String, List<State>> extras = new HashMap<>();

	private final Map<Long, Frame> writes = new HashMap<>();

	/** Note what the store has for the id from now on. */
	void now(String id, long nanos, @Nullable Frame frame) {
		boolean living = frame != null && frame.header().operation() == Operation.PUT;
		this.states.computeIfAbsent(id, (key) -> new ArrayList<>(List.of(new State(Long.MIN_VALUE, ABSENT))))
			.add(new State(nanos, living ? frame.header().chain() : ABSENT));
	}

	/**
	 * Note a write that a server took which was the primary no more, and did not know it:
	 * who was connected to it may have heard of it.
	 */
	void extra(Frame frame, long nanos) {
		boolean living = frame.header().operation() == Operation.PUT;
		this.extras.computeIfAbsent(frame.id(), (key) -> new ArrayList<>())
			.add(new State(nanos, living ? frame.header().chain() : ABSENT));
	}

	/** Note a write of whatever history. */
	void written(Frame frame) {
		this.writes.put(frame.header().chain(), frame);
	}

	/**
	 * Return every chain, or {@link #ABSENT}, that the store had for the id at some time
	 * since then.
	 */
	Set<Long> since(String id, long nanos) {
		Set<Long> chains = new HashSet<>();
		List<State> all = this.states.getOrDefault(id, List.of(new State(Long.MIN_VALUE, ABSENT)));
		for (int i = 0; i < all.size(); i++) {
			boolean lasted = i == all.size() - 1 || all.get(i + 1).fromNanos() >= nanos;
			if (lasted) {
				chains.add(all.get(i).chain());
			}
		}
		this.extras.getOrDefault(id, List.of())
			.stream()
			.filter((extra) -> extra.fromNanos() >= nanos)
			.forEach((extra) -> chains.add(extra.chain()));
		return chains;
	}

	/**
	 * Return the version of the last write to the id up to the write with this chain, 0
	 * when there is none.
	 */
	long versionAt(String id, long chain) {
		Frame frame = writeAt(id, chain);
		return (frame != null) ? frame.header().sequence() : 0;
	}

	/** Tell whether there was a living post up to the write with this chain. */
	boolean isLivingAt(String id, long chain) {
		Frame frame = writeAt(id, chain);
		return frame != null && frame.header().operation() == Operation.PUT;
	}

	private @Nullable Frame writeAt(String id, long chain) {
		Frame frame = this.writes.get(chain);
		while (frame != null && !frame.id().equals(id)) {
			frame = this.writes.get(frame.header().previousChain());
		}
		return frame;
	}

	/**
	 * Tell whether the write with the one chain is the one with the other, or led to it.
	 */
	boolean isReached(long chain, long from) {
		long at = from;
		Frame frame = this.writes.get(at);
		while (at != chain && frame != null) {
			at = frame.header().previousChain();
			frame = this.writes.get(at);
		}
		return at == chain;
	}

	private record State(long fromNanos, long chain) {
	}

}
