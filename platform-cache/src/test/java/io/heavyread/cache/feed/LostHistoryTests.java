package io.heavyread.cache.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.cache.FeedState;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.local.LocalCacheSettings;
import io.heavyread.cache.test.ScriptedStore;
import io.heavyread.cache.test.TestHistory;
import io.heavyread.cache.wire.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A poll finds the store ahead and the log is asked for; the next poll finds that the
 * store has lost its history; then the log's answer, from before the loss, arrives. It
 * leads to the position of the first poll, which must not prove anything any more.
 */
class LostHistoryTests {

	private final AtomicLong nanoTime = new AtomicLong(1_000_000_000);

	private final Standing standing = new Standing(new Lease(Duration.ofSeconds(2)));

	private final ScriptedStore store = new ScriptedStore();

	private final TestHistory history = new TestHistory(1);

	private final Feed feed = new Feed("reader-1", this.store, replica(), new NoReloads(), this.standing,
			new DirectInbox(), FeedListener.NONE, new FeedSettings(Duration.ofMillis(500), true), this.nanoTime::get,
			Clock.systemUTC());

	@Test
	void logFromBeforeTheLoss_doesNotRenewTheLease() {
		Frame first = this.history.put("a", "one");
		Frame second = this.history.put("a", "two");
		this.feed.start();
		this.store.subscriber().subscribed();
		this.store.answerPoll(first.position());
		this.store.answerPoll(first.position());
		assertThat(this.feed.state()).isEqualTo(FeedState.LIVE);
		poll();
		this.store.answerPoll(second.position());
		poll();
		this.store.answerPoll(null);
		assertThat(holds()).isFalse();
		this.store.takeLog().answer().complete(List.of(entry(first), entry(second)));
		assertThat(this.standing.position()).isEqualTo(second.position());
		assertThat(holds()).isFalse();
	}

	private void poll() {
		this.nanoTime.addAndGet(500_000_000);
		this.feed.tick();
	}

	private boolean holds() {
		return this.standing.lease().holds(this.nanoTime.get());
	}

	private static LogEntry entry(Frame frame) {
		return new LogEntry(frame.header().sequence(), frame.id(), frame.header().chain());
	}

	private Replica replica() {
		return new LocalCache(new LocalCacheSettings(1 << 20, 1024, Duration.ofSeconds(1), Runnable::run,
				this.nanoTime::get, InstantSource.system()));
	}

	/** Runs events where they happen. */
	private static final class DirectInbox implements Inbox {

		@Override
		public void execute(Runnable event) {
			event.run();
		}

		@Override
		public boolean offer(Runnable event, int bytes) {
			event.run();
			return true;
		}

	}

	/** Loads nothing. */
	private static final class NoReloads implements Reloader {

		@Override
		public void reload(List<String> ids) {
		}

		@Override
		public void revalidate() {
		}

		@Override
		public long revalidating() {
			return 0;
		}

	}

}
