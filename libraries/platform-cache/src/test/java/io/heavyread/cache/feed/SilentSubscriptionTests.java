package io.heavyread.cache.feed;

import java.time.Duration;

import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A subscription that brings nothing while the store moves on is dead, after a while. */
class SilentSubscriptionTests {

	private final TestHistory history = new TestHistory(1);

	private final TestFeed feed = new TestFeed();

	private Frame last = this.history.put("a", "first");

	@BeforeEach
	void live() {
		this.feed.liveAt(this.last.position());
	}

	@Test
	void silentForTwoIntervals_isReplaced() {
		this.feed.poll();
		findAhead();
		this.feed.poll();
		findAhead();
		assertThat(this.feed.store.reconnects()).isZero();
		this.feed.poll();
		findAhead();
		assertThat(this.feed.store.reconnects()).isOne();
	}

	/** Loads that are ahead of the reader let it look often. */
	@Test
	void manyLooksInAShortTime_proveNothing() {
		for (int i = 0; i < 20; i++) {
			this.feed.shared.wantLook();
			this.feed.pass(Duration.ofMillis(20));
			findAhead();
		}
		assertThat(this.feed.store.reconnects()).isZero();
	}

	@Test
	void messageMeanwhile_showsThatItIsAlive() {
		this.feed.poll();
		findAhead();
		this.feed.poll();
		findAhead();
		this.last = this.history.put("a", "pushed");
		this.feed.message(this.last.bytes());
		this.feed.poll();
		findAhead();
		assertThat(this.feed.store.reconnects()).isZero();
	}

	private void findAhead() {
		Frame before = this.last;
		this.last = this.history.put("a", "more");
		this.feed.store.answerPoll(this.last.position());
		this.feed.answerLog(before, this.last);
	}

}
