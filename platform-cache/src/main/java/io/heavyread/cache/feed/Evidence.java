package io.heavyread.cache.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.heavyread.cache.Position;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether what was read from the store may be used: it must reflect at least what
 * the reader had reached when it asked, and be of the reader's own history. A server that
 * lags, was demoted or has gone another way fails one of the two.
 * <p>
 * A reading from the reader's own position is judged at once, on any thread. One from
 * further ahead waits until the feed gets there and is compared with the hash that the
 * reader then has. One per reader; the feed's thread owns what waits.
 */
public final class Evidence {

	/** No answer is worth more than the time that requests wait for one. */
	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final Standing standing;

	private final Inbox inbox;

	private final Executor executor;

	private final LongSupplier nanoTime;

	private final List<Claim> waiting = new ArrayList<>();

	private @Nullable Track track;

	private Runnable look = () -> {
	};

	/**
	 * Create the judge of a reader.
	 * @param executor goes on with readings that had to wait
	 */
	public Evidence(Standing standing, Inbox inbox, Executor executor, LongSupplier nanoTime) {
		this.standing = standing;
		this.inbox = inbox;
		this.executor = executor;
		this.nanoTime = nanoTime;
	}

	/**
	 * Judge by this track. The feed calls, before anything else.
	 * @param lookSoon lets the feed ask for the store's position
	 */
	void follow(Track own, Runnable lookSoon) {
		this.track = own;
		this.look = lookSoon;
	}

	/**
	 * Judge a reading; never fails.
	 * @param bound what {@link Standing#bound} said before the store was asked
	 * @return whether the reading may be used: at once, or a second later at most
	 */
	public CompletableFuture<Boolean> judge(Reading<?> reading, long bound) {
		Position before = reading.before();
		Position after = reading.after();
		if (before == null || after == null) {
			this.standing.wantLook();
			return CompletableFuture.completedFuture(false);
		}
		if (bound >= 0 && reading.isOneMoment() && before.equals(this.standing.position())) {
			return CompletableFuture.completedFuture(true);
		}
		Claim claim = new Claim(before, after, bound, this.nanoTime.getAsLong() + PATIENCE_NANOS,
				new CompletableFuture<>());
		this.inbox.execute(() -> take(claim));
		return claim.verdict();
	}

	/** What has to wait needs a look: the message that it waits for may be lost. */
	private void take(Claim claim) {
		if (!settle(claim)) {
			this.waiting.add(claim);
			this.look.run();
		}
	}

	/** Judge again what waits, because time has passed. */
	void tick() {
		moved();
		if (!this.waiting.isEmpty()) {
			this.look.run();
		}
	}

	/** Judge again what waits, because the reader has moved. */
	void moved() {
		if (!this.waiting.isEmpty()) {
			this.waiting.removeIf(this::settle);
		}
	}

	/**
	 * Judge a claim if that can be done now. While no position is established nothing can
	 * be said; a reading that was asked for meanwhile then counts as behind, because
	 * changes of its post may have been missed.
	 */
	private boolean settle(Claim claim) {
		Track own = this.track;
		if (this.nanoTime.getAsLong() - claim.deadlineNanos() >= 0) {
			return say(claim, false);
		}
		if (own == null || this.standing.bound() < 0) {
			return false;
		}
		if (claim.bound() < 0 || claim.before().sequence() < claim.bound()) {
			return say(claim, false);
		}
		Passed before = passed(own, claim.before());
		Passed after = passed(own, claim.after());
		if (before == Passed.NO || after == Passed.NO) {
			return say(claim, false);
		}
		return before == Passed.YES && after == Passed.YES && say(claim, true);
	}

	/** Another history may be the one that the feed is about to find. */
	private static Passed passed(Track own, Position position) {
		boolean elsewhere = position.epoch() != own.position().epoch();
		if (elsewhere || position.sequence() > own.position().sequence()) {
			return Passed.NOT_YET;
		}
		OptionalLong chain = own.recent().chainOf(position.sequence());
		return (chain.isPresent() && chain.getAsLong() == position.chain()) ? Passed.YES : Passed.NO;
	}

	private boolean say(Claim claim, boolean good) {
		if (!good) {
			this.standing.wantLook();
		}
		this.executor.execute(() -> claim.verdict().complete(good));
		return true;
	}

	/** Whether the reader has been at a position. */
	private enum Passed {

		YES, NO, NOT_YET

	}

	/** A reading that waits for its verdict. */
	private record Claim(Position before, Position after, long bound, long deadlineNanos,
			CompletableFuture<Boolean> verdict) {
	}

}
