package io.heavyread.cache.proof;

import io.heavyread.cache.proof.Judgement.OfLogEntry;
import io.heavyread.cache.proof.Judgement.OfMessage;
import io.heavyread.cache.proof.Judgement.OfPoll;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.LogEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Every case of a message, a poll and a log entry against the own position. */
class JudgementTests {

	private final TestHistory history = new TestHistory(1);

	private final TestHistory fork = new TestHistory(1);

	private final RecentWrites recent = new RecentWrites();

	private final Frame first = this.history.put("a", "one");

	private final Frame second = this.history.put("a", "two");

	private final Frame third = this.history.put("a", "three");

	private final Frame otherFirst = this.fork.put("a", "other");

	private final Frame otherSecond = this.fork.put("a", "other");

	private final Frame otherThird = this.fork.put("a", "other");

	/** The reader stands at the second write. */
	private final Position own = this.second.position();

	@BeforeEach
	void remember() {
		this.recent.add(1, this.first.header().chain());
		this.recent.add(2, this.second.header().chain());
	}

	@Test
	void message_thatFollowsAndLinks_isNext() {
		assertThat(judge(this.third)).isEqualTo(OfMessage.NEXT);
	}

	@Test
	void message_thatFollowsButDoesNotLink_isForeign() {
		assertThat(judge(this.otherThird)).isEqualTo(OfMessage.FOREIGN);
	}

	@Test
	void message_beyondTheNext_isAhead() {
		assertThat(judge(this.history.put("a", "four"))).isEqualTo(OfMessage.AHEAD);
	}

	@Test
	void message_thatWasApplied_isADuplicate() {
		assertThat(judge(this.second)).isEqualTo(OfMessage.DUPLICATE);
		assertThat(judge(this.first)).isEqualTo(OfMessage.DUPLICATE);
	}

	@Test
	void message_ofAKnownSequenceWithAnotherChain_isForeign() {
		assertThat(judge(this.otherSecond)).isEqualTo(OfMessage.FOREIGN);
		assertThat(judge(this.otherFirst)).isEqualTo(OfMessage.FOREIGN);
	}

	@Test
	void message_tooOldToBeKnown_isOld() {
		this.recent.clear();
		assertThat(judge(this.first)).isEqualTo(OfMessage.OLD);
	}

	@Test
	void message_ofAnotherEpoch_isForeign_evenIfItsNumberFollows() {
		assertThat(judge(new TestHistory(2, 2).put("a", "x"))).isEqualTo(OfMessage.FOREIGN);
	}

	@Test
	void poll_atTheOwnPosition_isProof() {
		assertThat(Judgement.poll(this.own, this.second.position(), false)).isEqualTo(OfPoll.PROOF);
		assertThat(Judgement.poll(this.own, this.second.position(), true)).isEqualTo(OfPoll.PROOF);
	}

	@Test
	void poll_aboveTheOwnPosition_isBehind() {
		assertThat(Judgement.poll(this.own, this.third.position(), false)).isEqualTo(OfPoll.BEHIND);
	}

	@Test
	void poll_atTheOwnSequenceWithAnotherChain_isAFork_overtakenOrNot() {
		assertThat(Judgement.poll(this.own, this.otherSecond.position(), false)).isEqualTo(OfPoll.FORK);
		assertThat(Judgement.poll(this.own, this.otherSecond.position(), true)).isEqualTo(OfPoll.FORK);
	}

	@Test
	void poll_belowTheOwnPosition_isAFork_unlessTheLogOvertookIt() {
		assertThat(Judgement.poll(this.own, this.first.position(), false)).isEqualTo(OfPoll.FORK);
		assertThat(Judgement.poll(this.own, this.first.position(), true)).isEqualTo(OfPoll.INCONCLUSIVE);
	}

	@Test
	void poll_ofAnotherEpoch_isThat_whateverItsNumber() {
		for (long sequence : new long[] { 1, 2, 3 }) {
			Position other = new Position(2, sequence, this.own.chain());
			assertThat(Judgement.poll(this.own, other, true)).isEqualTo(OfPoll.OTHER_EPOCH);
		}
	}

	@Test
	void logEntry_following_isNext() {
		assertThat(judge(entry(this.third))).isEqualTo(OfLogEntry.NEXT);
	}

	@Test
	void logEntry_beyondTheNext_isAHole() {
		assertThat(judge(new LogEntry(4, "a", 1))).isEqualTo(OfLogEntry.HOLE);
	}

	@Test
	void logEntry_known_isKnown_orAForkWhenItsChainIsAnother() {
		assertThat(judge(entry(this.second))).isEqualTo(OfLogEntry.KNOWN);
		assertThat(judge(entry(this.otherSecond))).isEqualTo(OfLogEntry.FORK);
		this.recent.clear();
		assertThat(judge(entry(this.first))).isEqualTo(OfLogEntry.KNOWN);
	}

	private OfMessage judge(Frame frame) {
		return Judgement.message(this.own, this.recent, frame.header());
	}

	private OfLogEntry judge(LogEntry entry) {
		return Judgement.logEntry(this.own, this.recent, entry);
	}

	private static LogEntry entry(Frame frame) {
		return new LogEntry(frame.header().sequence(), frame.id(), frame.header().chain());
	}

}
