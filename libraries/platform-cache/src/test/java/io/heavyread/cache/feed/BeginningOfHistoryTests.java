package io.heavyread.cache.feed;

import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The beginning of a history has no entry in the log. A reader that stands there and
 * misses the first message must not take the log for trimmed.
 */
class BeginningOfHistoryTests {

	private final TestHistory history = new TestHistory(1);

	private final Position beginning = this.history.position();

	private final Frame first = this.history.put("a", "one");

	private final Frame second = this.history.put("a", "two");

	private final TestFeed feed = new TestFeed();

	@BeforeEach
	void liveAtTheBeginning() {
		this.feed.liveAt(this.beginning);
		this.feed.poll();
		this.feed.store.answerPoll(this.second.position());
	}

	@Test
	void logThatBeginsRightBehind_isFollowed() {
		this.feed.answerLog(this.first, this.second);
		assertThat(this.feed.position()).isEqualTo(this.second.position());
		assertThat(this.feed.status().resyncTotal()).isZero();
	}

	@Test
	void logThatBeginsLater_wasTrimmed() {
		this.feed.answerLog(this.second);
		assertThat(this.feed.status().resyncTotal()).isOne();
	}

	@Test
	void emptyLog_wasTrimmed() {
		this.feed.answerLog();
		assertThat(this.feed.status().resyncTotal()).isOne();
		assertThat(this.feed.state()).isEqualTo(FeedState.RESYNC);
	}

}
