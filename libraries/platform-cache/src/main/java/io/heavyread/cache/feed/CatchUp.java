package io.heavyread.cache.feed;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import io.heavyread.cache.ResyncReason;
import io.heavyread.cache.proof.Inbox;
import io.heavyread.cache.proof.Judgement;
import io.heavyread.cache.proof.Progress;
import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.Reading;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.LogEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the reader forward along the store's log. Each read begins at the own position,
 * whose entry must bear the own chain, unless it is the beginning of a history: otherwise
 * the log was trimmed or the history is another one. One thread.
 */
final class CatchUp {

	private static final Logger logger = LoggerFactory.getLogger(CatchUp.class);

	private static final int BATCH = 500;

	private final FeedStore store;

	private final Inbox inbox;

	private final Progress progress;

	private final Changes changes;

	private final LongSupplier nanoTime;

	private final Runnable caughtUp;

	private final Consumer<ResyncReason> impossible;

	private boolean running;

	private boolean again;

	private long movedNanos;

	/**
	 * Create a catch-up that does not run.
	 * @param caughtUp is called when the end of the log is reached
	 * @param impossible is told when the log does not lead on from the own position
	 */
	CatchUp(FeedStore store, Inbox inbox, Progress progress, Changes changes, LongSupplier nanoTime, Runnable caughtUp,
			Consumer<ResyncReason> impossible) {
		this.store = store;
		this.inbox = inbox;
		this.progress = progress;
		this.changes = changes;
		this.nanoTime = nanoTime;
		this.caughtUp = caughtUp;
		this.impossible = impossible;
		this.movedNanos = nanoTime.getAsLong();
	}

	boolean isRunning() {
		return this.running;
	}

	/**
	 * Tell whether the log has moved the position since a poll was sent: a lower one of
	 * the store says nothing then.
	 */
	boolean hasOvertaken(long pollSentNanos) {
		return pollSentNanos - this.movedNanos < 0;
	}

	/** Begin to read the log, or once more when it is being read already. */
	void start() {
		this.again = this.running;
		if (!this.running) {
			this.running = true;
			read();
		}
	}

	/** Give up; what is in flight will not be used. */
	void stop() {
		this.running = false;
		this.again = false;
	}

	private void read() {
		Position from = this.progress.position();
		int generation = this.changes.generation();
		this.store.log(from.sequence(), BATCH).whenComplete((reading, failure) -> this.inbox.execute(() -> {
			if (this.running && generation == this.changes.generation()) {
				answered(from, reading, failure);
			}
		}));
	}

	private void answered(Position from, @Nullable Reading<List<LogEntry>> reading, @Nullable Throwable failure) {
		if (reading == null || !isFrom(reading.before(), from)) {
			logger.debug("The log could not be read; the next poll tries again", failure);
			stop();
			return;
		}
		List<LogEntry> entries = reading.value();
		if (!leadsOn(from, entries)) {
			this.impossible.accept(ResyncReason.TRIMMED);
		}
		else if (replayAll(entries)) {
			finish(entries.size() == BATCH);
		}
	}

	/** A server that is behind, or of another history, has nothing to tell. */
	private static boolean isFrom(@Nullable Position answering, Position from) {
		return answering != null && answering.epoch() == from.epoch() && answering.sequence() >= from.sequence();
	}

	/**
	 * The log must bear the own position, or begin right behind it where that is the
	 * beginning of the history, which has no entry.
	 */
	private static boolean leadsOn(Position from, List<LogEntry> entries) {
		if (entries.isEmpty()) {
			return false;
		}
		long first = entries.get(0).sequence();
		boolean beginning = from.chain() == Frame.firstChain(from.epoch());
		return first == from.sequence() || (beginning && first == from.sequence() + 1);
	}

	private boolean replayAll(List<LogEntry> entries) {
		for (LogEntry entry : entries) {
			switch (Judgement.logEntry(this.progress.position(), this.progress.recent(), entry)) {
				case KNOWN -> {
				}
				case NEXT -> {
					this.movedNanos = this.nanoTime.getAsLong();
					this.changes.replay(entry);
				}
				case HOLE -> {
					this.impossible.accept(ResyncReason.HOLE);
					return false;
				}
				case FORK -> {
					this.impossible.accept(ResyncReason.FORK);
					return false;
				}
			}
		}
		return true;
	}

	private void finish(boolean mayBeMore) {
		this.changes.reload();
		if (mayBeMore || this.again) {
			this.again = false;
			read();
			return;
		}
		this.running = false;
		this.changes.applyWaiting();
		if (this.progress.isExpecting()) {
			this.impossible.accept(ResyncReason.HOLE);
		}
		else {
			this.caughtUp.run();
		}
	}

}
