package io.heavyread.cache.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

import io.heavyread.cache.FeedControl;
import io.heavyread.cache.FeedStatus;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.local.LocalCacheSettings;
import io.heavyread.cache.proof.Evidence;
import io.heavyread.cache.proof.Lease;
import io.heavyread.cache.proof.SharedState;
import io.heavyread.cache.test.ScriptedStore;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.LogEntry;

import static org.assertj.core.api.Assertions.assertThat;

/** A feed over a scripted store, on the thread of the test, with a clock of its own. */
final class TestFeed {

	final SharedState shared = new SharedState(new Lease(Duration.ofSeconds(2)));

	final ScriptedStore store = new ScriptedStore().at(this.shared::position);

	final List<String> reloads = new ArrayList<>();

	private final AtomicLong nanoTime = new AtomicLong(1_000_000_000);

	private final LocalCache cache = new LocalCache(new LocalCacheSettings(1 << 20, 1024, Duration.ofSeconds(1),
			Runnable::run, this.nanoTime::get, InstantSource.system()));

	final DirectInbox inbox = new DirectInbox();

	final Evidence evidence = new Evidence(this.shared, this.inbox, this.nanoTime::get);

	private final Feed feed;

	TestFeed() {
		this((lag) -> {
		});
	}

	TestFeed(LongConsumer lag) {
		this.feed = new Feed("reader-1", this.store, this.cache, new NotedReloads(), this.shared, this.evidence,
				this.inbox, lag, new FeedSettings(Duration.ofMillis(500), true), this.nanoTime::get, Clock.systemUTC());
	}

	/** Subscribe and become live at this position. */
	void liveAt(Position position) {
		this.feed.start();
		this.store.subscriber().subscribed();
		this.store.answerPoll(position);
		this.store.answerPoll(position);
		assertThat(this.feed.state()).isEqualTo(FeedState.LIVE);
	}

	/** Let half a second pass, so that the next poll is sent. */
	void poll() {
		this.nanoTime.addAndGet(500_000_000);
		this.feed.tick();
	}

	/** Let time pass. */
	void pass(Duration time) {
		this.nanoTime.addAndGet(time.toNanos());
		this.feed.tick();
	}

	long now() {
		return this.nanoTime.get();
	}

	void message(byte[] bytes) {
		this.store.subscriber().message(bytes);
	}

	/** Answer the oldest request for the log with these writes. */
	void answerLog(Frame... frames) {
		CompletableFuture<List<LogEntry>> answer = this.store.takeLog().answer();
		answer.complete(List.of(frames)
			.stream()
			.map((frame) -> new LogEntry(frame.header().sequence(), frame.id(), frame.header().chain()))
			.toList());
	}

	FeedState state() {
		return this.feed.state();
	}

	FeedControl control() {
		return this.feed;
	}

	FeedStatus status() {
		return this.feed.status();
	}

	Position position() {
		return this.shared.position();
	}

	/** Tell whether the lease holds now. */
	boolean isLeased() {
		return this.shared.lease().holds(this.nanoTime.get());
	}

	/** Notes what is to be loaded again, and loads nothing. */
	private final class NotedReloads implements Reloader {

		@Override
		public void reload(List<String> ids) {
			TestFeed.this.reloads.addAll(ids);
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
