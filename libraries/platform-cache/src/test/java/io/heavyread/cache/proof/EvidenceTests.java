package io.heavyread.cache.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.cache.feed.DirectInbox;
import io.heavyread.cache.source.Reading;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.test.TestHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was read is used only if it is of the reader's own history and reflects what the
 * reader had reached when it asked.
 */
class EvidenceTests {

	private final AtomicLong nanoTime = new AtomicLong();

	private final SharedState shared = new SharedState(new Lease(Duration.ofSeconds(2)));

	private final Progress progress = new Progress(this.shared);

	private final Evidence evidence = new Evidence(this.shared, new DirectInbox(), this.nanoTime::get);

	private final TestHistory history = new TestHistory(1);

	private final Position one = this.history.put("a", "one").position();

	private final Position two = this.history.put("a", "two").position();

	private final Position three = this.history.put("a", "three").position();

	@BeforeEach
	void standAtTwo() {
		this.evidence.follow(this.progress, this.shared::wantLook);
		this.progress.advance(this.one);
		this.progress.advance(this.two);
	}

	@Test
	void ownPosition_isGood() {
		assertThat(judge(this.two, this.two)).isCompletedWithValue(true);
	}

	@Test
	void serverThatLags_isNot() {
		assertThat(judge(this.one, this.one)).isCompletedWithValue(false);
	}

	/** The server caught up while it answered: the answer may be from before. */
	@Test
	void serverThatLaggedBefore_isNot() {
		assertThat(judge(this.one, this.two)).isCompletedWithValue(false);
	}

	@Test
	void otherHistoryAtTheOwnSequence_isNot() {
		Position fork = new Position(this.two.epoch(), this.two.sequence(), 4711);
		assertThat(judge(fork, fork)).isCompletedWithValue(false);
	}

	@Test
	void ahead_isGood_onceTheReaderGetsThereByTheSameWay() {
		CompletableFuture<Boolean> verdict = judge(this.two, this.three);
		assertThat(verdict).isNotDone();
		this.progress.advance(this.three);
		assertThat(verdict).isCompletedWithValue(true);
	}

	/** Else a later write of the post would overtake the answer, again and again. */
	@Test
	void ahead_isGood_beforeTheReaderGoesOn() {
		List<Long> boundsAtVerdict = new ArrayList<>();
		judge(this.two, this.three).thenAccept((good) -> boundsAtVerdict.add(this.shared.bound()));
		this.progress.reaching(this.three.sequence());
		this.progress.advance(this.three);
		this.progress.reaching(this.three.sequence() + 1);
		assertThat(boundsAtVerdict).containsExactly(this.three.sequence());
	}

	@Test
	void aheadOnAFork_isNot() {
		CompletableFuture<Boolean> verdict = judge(new Position(this.three.epoch(), 3, 4711),
				new Position(this.three.epoch(), 3, 4711));
		assertThat(verdict).isNotDone();
		this.progress.advance(this.three);
		assertThat(verdict).isCompletedWithValue(false);
	}

	@Test
	void ahead_asksForALook_andIsGivenUpInTheEnd() {
		CompletableFuture<Boolean> verdict = judge(this.three, this.three);
		assertThat(this.shared.takeLookWanted()).isTrue();
		this.nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
		this.evidence.tick();
		assertThat(verdict).isCompletedWithValue(false);
	}

	/**
	 * The reader moved on while the answer was on its way: the fill's token knows how.
	 */
	@Test
	void earlierThanTheReaderIsNow_isGood_ifItReflectsWhatWasReachedBefore() {
		long bound = this.shared.bound();
		this.progress.advance(this.three);
		assertThat(this.evidence.judge(new Reading<>("", this.two, this.two), bound)).isCompletedWithValue(true);
	}

	/**
	 * A write is installed and evicted again before the fill's token is there to note it,
	 * and the reader's position does not show it yet: the answer must reflect it.
	 */
	@Test
	void writeThatIsJustBeingApplied_bindsAFillThatBeginsNow() {
		this.progress.reaching(this.three.sequence());
		long bound = this.shared.bound();
		this.progress.advance(this.three);
		assertThat(this.evidence.judge(new Reading<>("", this.two, this.two), bound)).isCompletedWithValue(false);
	}

	@Test
	void askedWithoutAPosition_waits_andIsNotUsed() {
		this.progress.suspectAll(true);
		CompletableFuture<Boolean> verdict = judge(this.three, this.three);
		assertThat(verdict).isNotDone();
		this.progress.adopt(this.three, 0);
		assertThat(verdict).isCompletedWithValue(false);
	}

	@Test
	void askedBefore_answeredWithoutAPosition_isJudgedByTheNextOne() {
		long bound = this.shared.bound();
		this.progress.suspectAll(false);
		CompletableFuture<Boolean> verdict = this.evidence.judge(new Reading<>("", this.three, this.three), bound);
		assertThat(verdict).isNotDone();
		this.progress.adopt(this.three, 0);
		assertThat(verdict).isCompletedWithValue(true);
	}

	@Test
	void storeWithoutAHistory_isNot() {
		assertThat(this.evidence.judge(new Reading<>("", this.two, null), 2)).isCompletedWithValue(false);
		assertThat(this.evidence.judge(new Reading<>("", null, this.two), 2)).isCompletedWithValue(false);
	}

	private CompletableFuture<Boolean> judge(Position before, Position after) {
		return this.evidence.judge(new Reading<>("", before, after), this.shared.bound());
	}

}
