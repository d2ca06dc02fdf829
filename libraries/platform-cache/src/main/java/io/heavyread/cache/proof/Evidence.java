package io.heavyread.cache.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;

import io.heavyread.cache.source.Reading;
import io.heavyread.protocol.Position;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether what was read from the store may be used: it must reflect at least what
 * the reader had reached when it asked, and be of the reader's own history. A server that
 * lags, was demoted or has gone another way fails one of the two.
 * <p>
 * A reading from the reader's own position is judged at once, on any thread. One from
 * further ahead waits until the feed gets there and is compared with the hash that the
 * reader then has: on the feed's thread, before the next write is applied, so that no
 * later write of the post can overtake it. One per reader; the feed's thread owns what
 * waits.
 */
public final class Evidence {

	/** No answer is worth more than the time that requests wait for one. */
	private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(1);

	private final SharedState shared;

	private final Inbox inbox;

	private final LongSupplier nanoTime;

	private final List<Claim> waiting = new ArrayList<>();

	private @Nullable Progress progress;

	private Runnable look = () -> {
	};

	/** Create the judge of a reader. */
	public Evidence(SharedState shared, Inbox inbox, LongSupplier nanoTime) {
		this.shared = shared;
		this.inbox = inbox;
		this.nanoTime = nanoTime;
	}

	/**
	 * Judge by this track. The feed calls, before anything else.
	 * @param lookSoon lets the feed ask for the store's position
	 */
	public void follow(Progress own, Runnable lookSoon) {
		this.progress = own;
		this.look = lookSoon;
		own.onMove(this::moved);
	}

	/**
	 * Judge a reading; never fails. Who goes on with the verdict may be on the feed's
	 * thread and must not block.
	 * @param bound what {@link SharedState#bound} said before the store was asked
	 * @return whether the reading may be used: at once, or a second later at most
	 */
	public CompletableFuture<Boolean> judge(Reading<?> reading, long bound) {
		Position before = reading.before();
		Position after = reading.after();
		if (before == null || after == null) {
			this.shared.wantLook();
			return CompletableFuture.completedFuture(false);
		}
		if (bound >= 0 && reading.isOneMoment() && before.equals(this.shared.position())) {
			return CompletableFuture.completedFuture(true);
		}
		Claim claim = new Claim(before, after, bound, this.nanoTime.getAsLong() + PATIENCE_NANOS,
				new CompletableFuture<>());
		this.inbox.execute(() -> take(claim));
		return claim.verdict();
	}

	/** What has to wait needs a look: the message that it waits for may be lost. */
	private void take(Claim claim) {
		Passed passed = passed(claim);
		if (passed == Passed.NOT_YET) {
			this.waiting.add(claim);
			this.look.run();
		}
		else {
			say(claim, passed == Passed.YES);
		}
	}

	/** Give up what has waited for too long; what waits on needs a look. */
	public void tick() {
		if (this.waiting.isEmpty()) {
			return;
		}
		long now = this.nanoTime.getAsLong();
		settle((claim) -> (now - claim.deadlineNanos() >= 0) ? Passed.NO : passed(claim));
		if (!this.waiting.isEmpty()) {
			this.look.run();
		}
	}

	private void moved() {
		if (!this.waiting.isEmpty()) {
			settle(this::passed);
		}
	}

	/** Judge what can be judged now. Who hears of it may come with more. */
	private void settle(Function<Claim, Passed> judge) {
		List<Runnable> verdicts = new ArrayList<>();
		this.waiting.removeIf((claim) -> {
			Passed passed = judge.apply(claim);
			return passed != Passed.NOT_YET && verdicts.add(() -> say(claim, passed == Passed.YES));
		});
		verdicts.forEach(Runnable::run);
	}

	/**
	 * Judge a claim if that can be done now. While no position is established nothing can
	 * be said; a reading that was asked for meanwhile then counts as behind, because
	 * changes of its post may have been missed.
	 */
	private Passed passed(Claim claim) {
		Progress own = this.progress;
		if (own == null || this.shared.bound() < 0) {
			return Passed.NOT_YET;
		}
		if (claim.bound() < 0 || claim.before().sequence() < claim.bound()) {
			return Passed.NO;
		}
		Passed before = passed(own, claim.before());
		Passed after = passed(own, claim.after());
		boolean no = before == Passed.NO || after == Passed.NO;
		return no ? Passed.NO : (before == Passed.YES) ? after : before;
	}

	/** Another history may be the one that the feed is about to find. */
	private static Passed passed(Progress own, Position position) {
		boolean elsewhere = position.epoch() != own.position().epoch();
		if (elsewhere || position.sequence() > own.position().sequence()) {
			return Passed.NOT_YET;
		}
		OptionalLong chain = own.recent().chainOf(position.sequence());
		return (chain.isPresent() && chain.getAsLong() == position.chain()) ? Passed.YES : Passed.NO;
	}

	private void say(Claim claim, boolean good) {
		if (!good) {
			this.shared.wantLook();
		}
		claim.verdict().complete(good);
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
