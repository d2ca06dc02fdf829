package io.heavyread.cache.proof;

import java.util.OptionalLong;

import io.heavyread.protocol.Position;
import org.jspecify.annotations.Nullable;

/**
 * The reader's way along the store's history: its position, the last writes before it,
 * and the proof that waits. One thread.
 */
public final class Progress {

	private final SharedState shared;

	private final RecentWrites recent = new RecentWrites();

	private @Nullable Proof pending;

	private Runnable moved = () -> {
	};

	public Progress(SharedState shared) {
		this.shared = shared;
	}

	/** Tell of each step, before the next one. */
	void onMove(Runnable listener) {
		this.moved = listener;
	}

	public Position position() {
		return this.shared.position();
	}

	public RecentWrites recent() {
		return this.recent;
	}

	/** The next write is about to be applied. */
	public void reaching(long sequence) {
		this.shared.reaching(sequence);
	}

	/** Step to the next write; grant the waiting proof when its position is reached. */
	public void advance(Position next) {
		this.shared.moveTo(next);
		this.recent.add(next.sequence(), next.chain());
		Proof proof = this.pending;
		if (proof != null && proof.position().sequence() <= next.sequence()) {
			this.pending = null;
			settle(proof);
		}
		this.moved.run();
	}

	private void settle(Proof proof) {
		OptionalLong reached = this.recent.chainOf(proof.position().sequence());
		if (reached.isPresent() && reached.getAsLong() == proof.position().chain()) {
			this.shared.lease().prove(proof.atNanos());
		}
	}

	/**
	 * Keep a poll that found the store ahead: it proves freshness once its position is
	 * reached.
	 */
	public void expect(Position found, long atNanos) {
		this.pending = new Proof(atNanos, found);
	}

	/** Tell whether the position of an earlier poll is still to be reached. */
	public boolean isExpecting() {
		return this.pending != null;
	}

	/** Take a poll that found the store at this very position as proof. */
	public void prove(long atNanos) {
		this.pending = null;
		this.shared.lease().prove(atNanos);
	}

	/**
	 * Begin anew at the position that a poll found; what is installed from now on is
	 * proven by it.
	 */
	public void adopt(Position found, long atNanos) {
		this.recent.clear();
		this.recent.add(found.sequence(), found.chain());
		this.shared.moveTo(found);
		prove(atNanos);
		this.moved.run();
	}

	/** End the lease, because the store has no history that a proof could be about. */
	public void withdraw() {
		this.pending = null;
		this.shared.lease().withdraw();
	}

	/** Suspect all that was proven so far. */
	public void suspectAll(boolean lost) {
		this.pending = null;
		this.shared.suspectAll(lost);
	}

	/** A poll that proves freshness as soon as its position is reached. */
	private record Proof(long atNanos, Position position) {
	}

}
