package io.heavyread.cache.feed;

import io.heavyread.cache.ChangeOutcome;
import io.heavyread.cache.proof.Judgement;
import io.heavyread.cache.proof.Progress;
import io.heavyread.protocol.support.LogThrottle;
import io.heavyread.protocol.wire.BadFrameException;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.WireVersions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes messages in: applies what follows the position, keeps what is ahead of it, drops
 * what is no news. On the feed's thread.
 */
final class Messages {

	private static final Logger logger = LoggerFactory.getLogger(Messages.class);

	private final Progress progress;

	private final Changes changes;

	private final Polling polling;

	private final FeedCounters counters;

	private final WireVersions versions;

	private final LogThrottle warning;

	Messages(Progress progress, Changes changes, Polling polling, FeedCounters counters, WireVersions versions,
			LogThrottle warning) {
		this.progress = progress;
		this.changes = changes;
		this.polling = polling;
		this.counters = counters;
		this.versions = versions;
		this.warning = warning;
	}

	/**
	 * Take a message in.
	 * @param adopting whether a position is still to be taken from a poll, so that no
	 * message can follow it
	 */
	Effect received(byte[] bytes, boolean adopting) {
		Frame frame = decode(bytes);
		if (frame == null || adopting) {
			return Effect.NONE;
		}
		this.polling.heard();
		return switch (Judgement.message(this.progress.position(), this.progress.recent(), frame.header())) {
			case NEXT -> next(frame);
			case AHEAD -> ahead(frame);
			case DUPLICATE -> noNews(ChangeOutcome.DUPLICATE);
			case OLD -> noNews(ChangeOutcome.STALE);
			case FOREIGN -> {
				this.polling.soon();
				yield noNews(ChangeOutcome.STALE);
			}
		};
	}

	private Effect ahead(Frame frame) {
		boolean follows = this.changes.keeps(frame.header().sequence() - 1);
		this.changes.keep(frame);
		return follows ? Effect.WAITING : Effect.MISSING;
	}

	private Effect noNews(ChangeOutcome outcome) {
		this.counters.change(outcome);
		return Effect.NONE;
	}

	private @Nullable Frame decode(byte[] bytes) {
		try {
			return Frame.decode(bytes);
		}
		catch (BadFrameException ex) {
			this.counters.change(ChangeOutcome.INVALID);
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
	private Effect next(Frame frame) {
		if (frame.header().withoutBody()) {
			this.changes.keep(frame);
			return Effect.ANNOUNCED;
		}
		this.changes.apply(frame);
		return Effect.APPLIED;
	}

	/** What a message did. */
	enum Effect {

		NONE,

		/** The position has advanced. */
		APPLIED,

		/**
		 * The message follows neither the position nor one that waits: some are missing.
		 */
		MISSING,

		/** The message follows one that waits for the log. */
		WAITING,

		/** It is the next change without its body: the log has to tell it. */
		ANNOUNCED

	}

}
