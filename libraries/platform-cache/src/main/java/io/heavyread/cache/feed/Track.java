package io.heavyread.cache.feed;

import java.util.OptionalLong;

import io.heavyread.protocol.Position;
import org.jspecify.annotations.Nullable;

/**
 * The reader's way along the store's history: its position, the last writes before it,
 * and the proof that waits. One thread.
 */
final class Track {

	private final Standing standing;

	private final RecentWrites recent = new RecentWrites();

	private @Nullable Proof pending;

	private Runnable moved = () -> {
	};

	Track(Standing standing) {
		this.standing = standing;
	}

	/** Tell of each step, before the next one. */
	void onMove(Runnable listener) {
		this.moved = listener;
	}

	Position position() {
		return this.standing.position();
	}

	RecentWrites recent() {
		return this.recent;
	}

	/** The next write is about to be applied. */
	void reaching(long sequence) {
		this.standing.reaching(sequence);
	}

	/** Step to the next write; grant the waiting proof when its position is reached. */
	void advance(Position next) {
		this.standing.moveTo(next);
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
			this.standing.lease().prove(proof.atNanos());
		}
	}

	/**
	 * Keep a poll that found the store ahead: it proves freshness once its position is
	 * reached.
	 */
	void expect(Position found, long atNanos) {
		this.pending = new Proof(atNanos, found);
	}

	/** Tell whether the position of an earlier poll is still to be reached. */
	boolean isExpecting() {
		return this.pending != null;
	}

	/** Take a poll that found the store at this very position as proof. */
	void prove(long atNanos) {
		this.pending = null;
		this.standing.lease().prove(atNanos);
	}

	/**
	 * Begin anew at the position that a poll found; what is installed from now on is
	 * proven by it.
	 */
	void adopt(Position found, long atNanos) {
		this.recent.clear();
		this.recent.add(found.sequence(), found.chain());
		this.standing.moveTo(found);
		prove(atNanos);
		this.moved.run();
	}

	/** End the lease, because the store has no history that a proof could be about. */
	void withdraw() {
		this.pending = null;
		this.standing.lease().withdraw();
	}

	/** Distrust all that was proven so far. */
	void distrust(boolean lost) {
		this.pending = null;
		this.standing.distrust(lost);
	}

	/** A poll that proves freshness as soon as its position is reached. */
	private record Proof(long atNanos, Position position) {
	}

}
