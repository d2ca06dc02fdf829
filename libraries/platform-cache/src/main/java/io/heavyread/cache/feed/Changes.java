package io.heavyread.cache.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

import io.heavyread.cache.ChangeOutcome;
import io.heavyread.cache.Entry;
import io.heavyread.cache.proof.Progress;
import io.heavyread.cache.proof.StoreClock;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.LogEntry;

/**
 * Applies changes to the replica in the order of the history, each with its step of the
 * track. One thread.
 */
final class Changes {

	/** What a round trip can hide, and a clock that is slewed. */
	private static final long CLOCK_ERROR_MICROS = 1_000_000;

	private final Replica replica;

	private final Reloader reloader;

	private final Progress progress;

	private final FeedCounters counters;

	private final LongConsumer lag;

	private final LongSupplier nanoTime;

	private final StoreClock storeClock = new StoreClock();

	private final WantedAcknowledgements waiters;

	private final ReorderBuffer ahead = new ReorderBuffer();

	private final List<String> reloads = new ArrayList<>();

	/** Of the change before. */
	private long commitMicros;

	Changes(Replica replica, Reloader reloader, Progress progress, WantedAcknowledgements waiters,
			FeedCounters counters, LongConsumer lag, LongSupplier nanoTime) {
		this.replica = replica;
		this.reloader = reloader;
		this.progress = progress;
		this.waiters = waiters;
		this.counters = counters;
		this.lag = lag;
		this.nanoTime = nanoTime;
	}

	StoreClock storeClock() {
		return this.storeClock;
	}

	/** Apply the next change, and those after it that have arrived already. */
	void apply(Frame next) {
		applyOne(next);
		applyWaiting();
	}

	/** Apply the messages that wait and now follow. */
	void applyWaiting() {
		Frame next = this.ahead.takeNext(this.progress.position());
		while (next != null) {
			applyOne(next);
			next = this.ahead.takeNext(this.progress.position());
		}
	}

	private void applyOne(Frame frame) {
		this.progress.reaching(frame.header().sequence());
		install(frame);
		this.progress.advance(frame.position());
		if (this.storeClock.isSet()) {
			measure(frame.header().sequence(), frame.header().commitMicros());
		}
		this.commitMicros = frame.header().commitMicros();
		this.waiters.reached(this.progress.position());
	}

	/**
	 * Tell the lag. A commit from the future, or from long before the one before it, was
	 * made on a clock that has been set since it was last read.
	 */
	private void measure(long version, long committedMicros) {
		long lagMicros = this.storeClock.microsSince(committedMicros, this.nanoTime.getAsLong());
		if (lagMicros < -CLOCK_ERROR_MICROS || committedMicros < this.commitMicros - CLOCK_ERROR_MICROS) {
			this.storeClock.forget();
			this.counters.untimed();
			return;
		}
		this.lag.accept(Math.max(0, lagMicros));
		this.waiters.applied(version, Math.max(0, lagMicros));
	}

	private void install(Frame frame) {
		if (frame.header().withoutBody()) {
			invalidate(frame.id(), frame.header().sequence());
		}
		else {
			this.replica.install(frame, Entry.Source.PUSH);
		}
		this.counters.change(ChangeOutcome.APPLIED);
	}

	/** Tell whether a message with this sequence waits. */
	boolean keeps(long sequence) {
		return this.ahead.has(sequence);
	}

	/** Keep a message until the log has told the changes before it, or its own id. */
	void keep(Frame frame) {
		if (!this.ahead.add(frame)) {
			this.counters.change(ChangeOutcome.BUFFER_FULL);
		}
	}

	/**
	 * Apply the next change as the log tells it: with its message if that has arrived,
	 * else by making the entry suspect.
	 */
	void replay(LogEntry entry) {
		Frame frame = this.ahead.take(entry.sequence(), entry.chain());
		if (frame != null && frame.id().equals(entry.id())) {
			applyOne(frame);
			return;
		}
		this.progress.reaching(entry.sequence());
		invalidate(entry.id(), entry.sequence());
		this.progress.advance(new Position(this.progress.position().epoch(), entry.sequence(), entry.chain()));
		this.waiters.reached(this.progress.position());
	}

	private void invalidate(String id, long version) {
		if (this.replica.invalidate(id, version)) {
			this.reloads.add(id);
		}
	}

	/** Load again what has become suspect. */
	void reload() {
		if (!this.reloads.isEmpty()) {
			this.reloader.reload(List.copyOf(this.reloads));
			this.reloads.clear();
		}
	}

	/** Suspect everything: what waits is of no use any more. */
	void suspectAll() {
		this.replica.nextGeneration();
		this.ahead.clear();
		this.reloads.clear();
	}

	/** Compare everything suspect with the store. */
	void revalidate() {
		this.reloader.revalidate();
	}

	long revalidating() {
		return this.reloader.revalidating();
	}

	int generation() {
		return this.replica.generation();
	}

}
