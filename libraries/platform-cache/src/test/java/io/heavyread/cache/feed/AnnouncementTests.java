package io.heavyread.cache.feed;

import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A post that is too big to push is announced without its body. The announcement cannot
 * prove its id, because the chain covers the body; the log tells it.
 */
class AnnouncementTests {

	private final TestHistory history = new TestHistory(1);

	private final Position start = this.history.position();

	private final Frame first = this.history.put("b", "one");

	private final Frame big = this.history.put("b", "two");

	private final Frame third = this.history.put("c", "three");

	private final TestFeed feed = new TestFeed();

	@BeforeEach
	void live() {
		this.feed.liveAt(this.start);
		this.feed.message(this.first.bytes());
	}

	@Test
	void announced_isAppliedAsTheLogTellsIt() {
		this.feed.message(this.big.withoutBody());
		assertThat(this.feed.position()).isEqualTo(this.first.position());
		this.feed.answerLog(this.first, this.big);
		assertThat(this.feed.position()).isEqualTo(this.big.position());
		assertThat(this.feed.status().storeSequence()).isEqualTo(this.big.header().sequence());
		assertThat(this.feed.status().changes()).containsEntry("applied", 2L);
		assertThat(this.feed.reloads).containsExactly("b");
		assertStillLive();
	}

	@Test
	void messagesBehindIt_areAppliedInOrder() {
		this.feed.message(this.big.withoutBody());
		this.feed.message(this.third.bytes());
		this.feed.answerLog(this.first, this.big);
		this.feed.answerLog(this.big, this.third);
		assertThat(this.feed.position()).isEqualTo(this.third.position());
		assertStillLive();
	}

	@Test
	void logCannotBeRead_nothingIsSuspect_andTheNextPollAsksAgain() {
		this.feed.message(this.big.withoutBody());
		this.feed.store.takeLog().answer().completeExceptionally(new IllegalStateException("not connected"));
		assertThat(this.feed.status().resyncTotal()).isZero();
		assertThat(this.feed.position()).isEqualTo(this.first.position());
		this.feed.poll();
		this.feed.store.answerPoll(this.big.position());
		this.feed.answerLog(this.first, this.big);
		assertThat(this.feed.position()).isEqualTo(this.big.position());
		assertThat(this.feed.status().resyncTotal()).isZero();
	}

	@Test
	void logCannotBeRead_proofWaits() {
		this.feed.message(this.big.withoutBody());
		this.feed.store.takeLog().answer().completeExceptionally(new IllegalStateException("not connected"));
		for (int i = 0; i < 4; i++) {
			this.feed.poll();
			this.feed.store.answerPoll(this.big.position());
			this.feed.store.takeLog().answer().completeExceptionally(new IllegalStateException("not connected"));
		}
		assertThat(this.feed.isLeased()).isFalse();
	}

	@Test
	void anotherId_isNotBelieved() {
		byte[] forged = this.big.withoutBody();
		forged[forged.length - 1] = 'x';
		this.feed.message(forged);
		this.feed.answerLog(this.first, this.big);
		assertThat(this.feed.position()).isEqualTo(this.big.position());
		assertThat(this.feed.reloads).containsExactly("b");
		assertStillLive();
	}

	@Test
	void notInTheLog_changesNothing() {
		this.feed.message(this.big.withoutBody());
		this.feed.answerLog(this.first);
		assertThat(this.feed.position()).isEqualTo(this.first.position());
		assertThat(this.feed.reloads).isEmpty();
		assertStillLive();
	}

	@Test
	void waiting_isNotAppliedWithTheMessageBeforeIt() {
		Frame fourth = this.history.put("d", "four");
		this.feed.message(fourth.withoutBody());
		this.feed.answerLog(this.first);
		this.feed.message(this.big.bytes());
		this.feed.message(this.third.bytes());
		assertThat(this.feed.position()).isEqualTo(this.third.position());
		assertThat(this.feed.reloads).isEmpty();
	}

	@Test
	void messageMissing_whileTheLogIsRead_isAGap() {
		this.feed.message(this.big.withoutBody());
		this.history.put("d", "four");
		Frame fifth = this.history.put("e", "five");
		this.feed.message(fifth.bytes());
		assertThat(this.feed.status().gaps()).isEqualTo(1);
		assertThat(this.feed.state()).isEqualTo(FeedState.RESYNC);
	}

	private void assertStillLive() {
		assertThat(this.feed.state()).isEqualTo(FeedState.LIVE);
		assertThat(this.feed.status().gaps()).isZero();
		assertThat(this.feed.status().resyncTotal()).isZero();
		assertThat(this.feed.isLeased()).isTrue();
	}

}
