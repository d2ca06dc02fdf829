package io.heavyread.cache.feed;

import java.util.function.LongSupplier;

import io.heavyread.cache.proof.Inbox;
import io.heavyread.cache.proof.StoreClock;
import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.StoreStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the store's position, one poll at a time, and replaces a connection that does
 * not do its work. One thread.
 */
final class Polling {

	private static final Logger logger = LoggerFactory.getLogger(Polling.class);

	private static final long PAUSE_NANOS = 20_000_000;

	private static final int FAILURES_BEFORE_RECONNECT = 4;

	private static final int INTERVALS_BEFORE_RECONNECT = 2;

	private final FeedStore store;

	private final Inbox inbox;

	private final FeedSettings settings;

	private final LongSupplier nanoTime;

	private final StoreClock storeClock;

	private final Listener listener;

	private boolean inFlight;

	private boolean again;

	private boolean outdated;

	private long sentNanos;

	private int failures;

	/** Whether the store was found ahead and no message has come since. */
	private boolean silent;

	private long silentSinceNanos;

	Polling(FeedStore store, Inbox inbox, FeedSettings settings, LongSupplier nanoTime, StoreClock storeClock,
			Listener listener) {
		this.store = store;
		this.inbox = inbox;
		this.settings = settings;
		this.nanoTime = nanoTime;
		this.storeClock = storeClock;
		this.listener = listener;
		this.sentNanos = nanoTime.getAsLong() - settings.pollInterval().toNanos();
	}

	/** Poll if it is time. */
	void tick() {
		boolean due = this.nanoTime.getAsLong() - this.sentNanos >= this.settings.pollInterval().toNanos();
		if (due && !this.inFlight) {
			send();
		}
	}

	/** Poll at once, or as soon as the one in flight has ended. */
	void soon() {
		if (this.inFlight) {
			this.again = true;
		}
		else {
			send();
		}
	}

	/**
	 * Poll at once, unless that was just done: so that many who ask do not keep the store
	 * busy. The next tick that is due looks again.
	 */
	void soonAgain() {
		if (!this.inFlight && this.nanoTime.getAsLong() - this.sentNanos >= PAUSE_NANOS) {
			send();
		}
	}

	/** Poll anew; the answer to the one in flight is of no use any more. */
	void anew() {
		this.outdated = this.inFlight;
		soon();
	}

	private void send() {
		long sent = this.nanoTime.getAsLong();
		this.inFlight = true;
		this.again = false;
		this.sentNanos = sent;
		this.store.poll((status) -> this.inbox.execute(() -> answered(sent, status)),
				(failure) -> this.inbox.execute(() -> failed(failure)));
		this.store.clock((micros) -> {
			long received = this.nanoTime.getAsLong();
			this.inbox.execute(() -> this.storeClock.sample(sent, received, micros));
		});
	}

	private void answered(long sent, StoreStatus status) {
		this.inFlight = false;
		this.failures = 0;
		if (!this.outdated) {
			this.listener.polled(sent, status);
		}
		this.outdated = false;
		if (this.again && !this.inFlight) {
			send();
		}
	}

	private void failed(Throwable failure) {
		this.inFlight = false;
		this.outdated = false;
		logger.debug("A poll failed", failure);
		if (++this.failures >= FAILURES_BEFORE_RECONNECT) {
			reconnect();
		}
		else if (this.again) {
			send();
		}
	}

	/** A message arrived: the subscription is alive. */
	void heard() {
		this.silent = false;
	}

	/**
	 * The store was found ahead: when that is still so after a while without a message,
	 * the subscription is dead.
	 */
	void foundBehind() {
		long now = this.nanoTime.getAsLong();
		if (!this.silent) {
			this.silent = true;
			this.silentSinceNanos = now;
		}
		long patience = INTERVALS_BEFORE_RECONNECT * this.settings.pollInterval().toNanos();
		if (this.settings.pushEnabled() && now - this.silentSinceNanos >= patience) {
			reconnect();
		}
	}

	private void reconnect() {
		this.failures = 0;
		this.silent = false;
		this.store.reconnect();
	}

	/** Takes the answers, on the feed's thread. */
	interface Listener {

		void polled(long sentNanos, StoreStatus status);

	}

}
