package io.heavyread.store.write;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.heavyread.store.WriteResult.Written;

/**
 * The writes of the last seconds that were acknowledged here, bounded, so that a loss can
 * be told. They stay as long as nobody has found them in the store. Any thread.
 */
public final class AcknowledgedWrites {

	private static final int MAX = 20_000;

	private static final Duration KEPT = Duration.ofSeconds(10);

	private final LongSupplier nanoTime;

	private final Deque<Acknowledged> writes = new ArrayDeque<>();

	AcknowledgedWrites(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	synchronized void add(String id, Written written) {
		if (this.writes.size() >= MAX) {
			this.writes.removeFirst();
		}
		this.writes.add(new Acknowledged(id, written.version(), written.chain(), this.nanoTime.getAsLong()));
	}

	/** Return what is remembered, in the order of acknowledgement. */
	public synchronized List<Acknowledged> all() {
		return List.copyOf(this.writes);
	}

	/** Return the one with the highest version. */
	public synchronized Optional<Acknowledged> newest() {
		return this.writes.stream().max(Comparator.comparingLong(Acknowledged::version));
	}

	/** Forget what was acknowledged some seconds ago: the store has it. */
	public synchronized void found() {
		long now = this.nanoTime.getAsLong();
		this.writes.removeIf((write) -> now - write.atNanos() > KEPT.toNanos());
	}

	/** Forget these: it is decided what became of them. */
	public synchronized void judged(List<Acknowledged> decided) {
		this.writes.removeIf(new HashSet<>(decided)::contains);
	}

	/**
	 * One of them.
	 *
	 * @param id the post's id
	 * @param version the write's sequence
	 * @param chain the write's hash
	 * @param atNanos when it was acknowledged
	 */
	public record Acknowledged(String id, long version, long chain, long atNanos) {
	}

}
