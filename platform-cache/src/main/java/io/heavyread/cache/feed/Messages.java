package io.heavyread.cache.feed;

import io.heavyread.cache.feed.FeedListener.Outcome;
import io.heavyread.cache.feed.FeedListener.Reason;
import io.heavyread.cache.wire.BadFrameException;
import io.heavyread.cache.wire.Frame;
import io.heavyread.cache.wire.WireVersions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages in: applies what follows the position, keeps what is ahead of it, drops
 * what is no news. On the feed's thread.
 */
final class Messages {

	private static final Logger logger = LoggerFactory.getLogger(Messages.class);

	private final FeedStore store;

	private final Inbox inbox;

	private final Track track;

	private final Changes changes;

	private final Polling polling;

	private final FeedCounters counters;

	private final WireVersions versions;

	private final Occasion warning;

	private final Listener listener;

	Messages(FeedStore store, Inbox inbox, Track track, Changes changes, Polling polling, FeedCounters counters,
			WireVersions versions, Occasion warning, Listener listener) {
		this.store = store;
		this.inbox = inbox;
		this.track = track;
		this.changes = changes;
		this.polling = polling;
		this.counters = counters;
		this.versions = versions;
		this.warning = warning;
		this.listener = listener;
	}

	/**
	 * Take a message in.
	 * @param adopting whether a position is still to be taken from a poll, so that no
	 * message can follow it
	 */
	void received(byte[] bytes, boolean adopting) {
		Frame frame = decode(bytes);
		if (frame == null || adopting) {
			return;
		}
		this.polling.heard();
		switch (Judgement.message(this.track.position(), this.track.recent(), frame.header())) {
			case NEXT -> next(frame);
			case AHEAD -> {
				this.changes.keep(frame);
				this.listener.missing();
			}
			case DUPLICATE -> this.counters.change(Outcome.DUPLICATE);
			case OLD -> this.counters.change(Outcome.STALE);
			case FOREIGN -> {
				this.counters.change(Outcome.STALE);
				this.polling.soon();
			}
		}
	}

	private @Nullable Frame decode(byte[] bytes) {
		try {
			return Frame.decode(bytes);
		}
		catch (BadFrameException ex) {
			this.counters.change(Outcome.INVALID);
			this.versions.refused(ex);
			if (this.warning.isDue()) {
				logger.warn("A message on the channel was not a frame and was dropped: {}", ex.getMessage());
			}
			return null;
		}
	}

	private void next(Frame frame) {
		this.changes.apply(frame);
		this.listener.applied();
		if (frame.header().withoutBody()) {
			verify(new LogEntry(frame.header().sequence(), frame.id(), frame.header().chain()));
		}
	}

	/**
	 * Compare what a message without its body announced with the log: its chain covers
	 * the body, so it cannot prove its id. If the log does not confirm it, another post
	 * may have been the one that changed.
	 */
	private void verify(LogEntry announced) {
		int generation = this.changes.generation();
		this.store.log(announced.sequence(), 1).whenComplete((entries, failure) -> this.inbox.execute(() -> {
			boolean confirmed = entries != null && !entries.isEmpty() && entries.get(0).equals(announced);
			if (!confirmed && generation == this.changes.generation()) {
				this.listener.impossible(Reason.FORK);
			}
		}));
	}

	/** What the feed does about a message. */
	interface Listener {

		/** The position has advanced by a message. */
		void applied();

		/** A message came that does not follow the position: some are missing. */
		void missing();

		/** The log does not confirm a message: only a full resync can go on. */
		void impossible(Reason reason);

	}

}
