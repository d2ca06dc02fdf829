package io.heavyread.cache.feed;

import io.heavyread.cache.ChangeOutcome;
import io.heavyread.cache.metrics.FeedMeters;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages that the reader itself drops are counted by cause: nobody has to suspect the
 * store.
 */
class DroppedMessagesTests {

	private static final int BUFFERED = 4096;

	private final TestHistory history = new TestHistory(1);

	private final Frame first = this.history.put("a", "one");

	private final TestFeed feed = new TestFeed();

	@BeforeEach
	void live() {
		this.feed.liveAt(this.first.position());
	}

	@Test
	void inboxIsFull_messageIsCounted() {
		this.feed.inbox.fill();
		this.feed.message(this.history.put("a", "two").bytes());
		assertThat(dropped(ChangeOutcome.INBOX_FULL)).isEqualTo(1);
		assertThat(dropped(ChangeOutcome.APPLIED)).isZero();
	}

	@Test
	void bufferIsFull_messagesBeyondTheGapAreCounted() {
		this.history.put("a", "missed");
		for (int i = 0; i < BUFFERED + 3; i++) {
			this.feed.message(this.history.put("a", "beyond").bytes());
		}
		assertThat(dropped(ChangeOutcome.BUFFER_FULL)).isEqualTo(3);
	}

	/** As metrics and the management endpoint show it. */
	private long dropped(ChangeOutcome outcome) {
		SimpleMeterRegistry registry = new SimpleMeterRegistry();
		new FeedMeters(this.feed.control()).bindTo(registry);
		double counted = registry.get("platform.feed.changes")
			.tag("outcome", outcome.label())
			.functionCounter()
			.count();
		assertThat(this.feed.status().changes()).containsEntry(outcome.label(), (long) counted);
		return (long) counted;
	}

}
