package io.heavyread.cache.feed;

import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A poll finds the store ahead and the log is asked for; the next poll finds that the
 * store has lost its history; then the log's answer, from before the loss, arrives. It
 * leads to the position of the first poll, which must not prove anything any more.
 */
class LostHistoryTests {

	private final TestHistory history = new TestHistory(1);

	private final TestFeed feed = new TestFeed();

	@Test
	void logFromBeforeTheLoss_doesNotRenewTheLease() {
		Frame first = this.history.put("a", "one");
		Frame second = this.history.put("a", "two");
		this.feed.liveAt(first.position());
		this.feed.poll();
		this.feed.store.answerPoll(second.position());
		this.feed.poll();
		this.feed.store.answerPoll(null);
		assertThat(this.feed.isLeased()).isFalse();
		this.feed.answerLog(first, second);
		assertThat(this.feed.position()).isEqualTo(second.position());
		assertThat(this.feed.isLeased()).isFalse();
	}

}
