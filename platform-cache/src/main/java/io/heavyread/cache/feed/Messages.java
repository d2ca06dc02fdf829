package io.heavyread.cache.feed;

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

	private final Track track;

	private final Changes changes;

	private final Polling polling;

	private final FeedCounters counters;

	private final WireVersions versions;

	private final Occasion warning;

	private final Listener listener;

	Messages(Track track, Changes changes, Polling polling, FeedCounters counters, WireVersions versions,
			Occasion warning, Listener listener) {
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

	/**
	 * Apply the next change. One without its body cannot prove its id, because the chain
	 * covers the body: the log tells it.
	 */
	private void next(Frame frame) {
		if (frame.header().withoutBody()) {
			this.changes.keep(frame);
			this.listener.announced();
		}
		else {
			this.changes.apply(frame);
			this.listener.applied();
		}
	}

	/** What the feed does about a message. */
	interface Listener {

		/** The position has advanced by a message. */
		void applied();

		/** A message came that does not follow the position: some are missing. */
		void missing();

		/** The next change was announced without its body: the log has to tell it. */
		void announced();

	}

}
