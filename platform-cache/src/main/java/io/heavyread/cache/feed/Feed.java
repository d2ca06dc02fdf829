package io.heavyread.cache.feed;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

import io.heavyread.cache.Entry;
import io.heavyread.cache.FeedState;
import io.heavyread.cache.Position;
import io.heavyread.cache.feed.FeedListener.Outcome;
import io.heavyread.cache.feed.FeedListener.Reason;
import io.heavyread.cache.wire.BadFrameException;
import io.heavyread.cache.wire.Frame;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a near cache equal to the store: the actor that applies what {@link Judgement}
 * concludes. One per reader.
 * <p>
 * Messages are for speed, the log is for truth, the poll is for proof: the position
 * advances only along linked writes, and freshness is granted only by a poll that found
 * the store at a position that this reader has reached. All state is owned by the thread
 * of the {@link Inbox}; what other threads read is volatile.
 */
public final class Feed implements FeedControl {

	private static final Logger logger = LoggerFactory.getLogger(Feed.class);

	private static final int LOG_BATCH = 500;

	private static final int FAILURES_BEFORE_RECONNECT = 4;

	private static final int SILENT_POLLS_BEFORE_RECONNECT = 3;

	private final FeedStore store;

	private final Replica replica;

	private final Reloader reloader;

	private final Standing standing;

	private final Inbox inbox;

	private final FeedSettings settings;

	private final LongSupplier nanoTime;

	private final FeedCounters counters;

	private final StateTracker states;

	private final RecentWrites recent = new RecentWrites();

	private final AheadFrames ahead = new AheadFrames();

	private final StoreClock storeClock = new StoreClock();

	private final List<String> reloads = new ArrayList<>();

	private volatile long storeSequence;

	private boolean connected;

	private boolean adopting = true;

	private boolean confirmed;

	private boolean catchingUp;

	private boolean polling;

	private boolean pollAgain;

	private long polledNanos;

	private long movedByLogNanos;

	private int pollFailures;

	private int silentPolls;

	private @Nullable Proof pendingProof;

	/**
	 * Create a feed; {@link #start} connects it.
	 * @param instance the reader's id, for the log
	 */
	public Feed(String instance, FeedStore store, Replica replica, Reloader reloader, Standing standing, Inbox inbox,
			FeedListener listener, FeedSettings settings, LongSupplier nanoTime, Clock clock) {
		this.store = store;
		this.replica = replica;
		this.reloader = reloader;
		this.standing = standing;
		this.inbox = inbox;
		this.settings = settings;
		this.nanoTime = nanoTime;
		this.polledNanos = nanoTime.getAsLong() - settings.pollInterval().toNanos();
		this.movedByLogNanos = nanoTime.getAsLong();
		this.counters = new FeedCounters(listener);
		this.states = new StateTracker(instance, clock, () -> "position " + position());
	}

	/** Subscribe to the store. */
	public void start() {
		this.store.open(new Subscription());
	}

	/**
	 * Poll when it is time, and notice when the lease is over. The owner calls it often,
	 * on the feed's thread.
	 */
	public void tick() {
		long now = this.nanoTime.getAsLong();
		boolean due = now - this.polledNanos >= this.settings.pollInterval().toNanos();
		if (!this.polling && (this.standing.takeLookWanted() || due)) {
			poll();
		}
		FeedState state = this.states.state();
		if ((state == FeedState.LIVE || state == FeedState.RESYNC) && !this.standing.lease().holds(now)) {
			degrade();
		}
	}

	private void degrade() {
		if (this.standing.isHistoryMissing()) {
			this.states.moveTo(FeedState.DEGRADED, "the store has no history");
		}
		else {
			this.states.moveTo(FeedState.DEGRADED,
					this.connected ? "the store proves nothing" : "the connection to the store is lost");
		}
	}

	private void subscribed() {
		this.connected = true;
		this.states.moveTo((this.states.state() == FeedState.STARTING) ? FeedState.SYNCING : this.states.state(),
				"subscribed");
		pollNow();
	}

	private void pollNow() {
		if (this.polling) {
			this.pollAgain = true;
		}
		else {
			poll();
		}
	}

	private void poll() {
		long sentNanos = this.nanoTime.getAsLong();
		this.polling = true;
		this.pollAgain = false;
		this.polledNanos = sentNanos;
		this.store.poll((status) -> this.inbox.execute(() -> polled(sentNanos, status)),
				(failure) -> this.inbox.execute(() -> pollFailed(failure)));
		this.store.clock((micros) -> {
			long receivedNanos = this.nanoTime.getAsLong();
			this.inbox.execute(() -> this.storeClock.sample(sentNanos, receivedNanos, micros));
		});
	}

	private void pollFailed(Throwable failure) {
		this.polling = false;
		logger.debug("A poll failed", failure);
		if (++this.pollFailures >= FAILURES_BEFORE_RECONNECT && this.connected) {
			this.pollFailures = 0;
			this.store.reconnect();
		}
	}

	private void polled(long sentNanos, StoreStatus status) {
		this.polling = false;
		this.pollFailures = 0;
		Position found = status.position();
		this.standing.historyMissing(found == null);
		if (found != null) {
			this.storeSequence = found.sequence();
			judgePoll(sentNanos, found);
		}
		else {
			this.standing.lease().withdraw();
			degradeUnlessStarting();
		}
		if (this.pollAgain) {
			poll();
		}
	}

	private void degradeUnlessStarting() {
		if (this.confirmed) {
			degrade();
		}
	}

	private void judgePoll(long sentNanos, Position found) {
		if (this.adopting) {
			adopt(found, sentNanos);
			return;
		}
		boolean overtaken = sentNanos - this.movedByLogNanos < 0;
		switch (Judgement.poll(position(), found, overtaken)) {
			case NO_HISTORY, FIRST -> throw new IllegalStateException("a poll without position was judged");
			case PROOF -> proven(sentNanos);
			case BEHIND -> behind(sentNanos, found);
			case INCONCLUSIVE -> this.pollAgain = true;
			case FORK -> resyncFrom(Reason.FORK, found, sentNanos);
			case OTHER_EPOCH -> resyncFrom(Reason.EPOCH, found, sentNanos);
		}
	}

	private void proven(long sentNanos) {
		this.silentPolls = 0;
		this.pendingProof = null;
		this.confirmed = true;
		this.standing.lease().prove(sentNanos);
		if (!this.catchingUp) {
			this.states.moveTo(FeedState.LIVE, "");
		}
	}

	private void behind(long sentNanos, Position found) {
		this.pendingProof = new Proof(sentNanos, found);
		if (this.settings.pushEnabled() && ++this.silentPolls >= SILENT_POLLS_BEFORE_RECONNECT) {
			this.silentPolls = 0;
			this.store.reconnect();
		}
		gap("the store is " + (found.sequence() - position().sequence()) + " changes ahead");
	}

	private void message(byte[] bytes) {
		Frame frame = decode(bytes);
		if (frame == null || this.adopting) {
			return;
		}
		this.silentPolls = 0;
		switch (Judgement.message(position(), this.recent, frame.header())) {
			case NEXT -> applyFrom(frame);
			case AHEAD -> {
				this.ahead.add(frame);
				gap("a message is missing");
			}
			case DUPLICATE -> this.counters.change(Outcome.DUPLICATE);
			case OLD -> this.counters.change(Outcome.STALE);
			case FOREIGN -> {
				this.counters.change(Outcome.STALE);
				pollNow();
			}
		}
	}

	private @Nullable Frame decode(byte[] bytes) {
		try {
			return Frame.decode(bytes);
		}
		catch (BadFrameException ex) {
			this.counters.change(Outcome.INVALID);
			logger.warn("A message on the channel was not a frame and was dropped: {}", ex.getMessage());
			return null;
		}
	}

	private void applyFrom(Frame first) {
		apply(first);
		Frame next = this.ahead.takeNext(position());
		while (next != null) {
			apply(next);
			next = this.ahead.takeNext(position());
		}
	}

	private void apply(Frame frame) {
		if (!frame.header().withoutBody()) {
			this.replica.install(frame, Entry.Source.PUSH);
		}
		else if (this.replica.invalidate(frame.id(), frame.header().sequence())) {
			this.reloads.add(frame.id());
		}
		advance(frame.position());
		this.counters.change(Outcome.APPLIED);
		if (this.storeClock.isSet()) {
			this.counters.lag(this.storeClock.microsSince(frame.header().commitMicros(), this.nanoTime.getAsLong()));
		}
		if (!this.catchingUp) {
			reload();
		}
	}

	private void advance(Position next) {
		this.standing.moveTo(next);
		this.recent.add(next.sequence(), next.chain());
		this.storeSequence = Math.max(this.storeSequence, next.sequence());
		Proof proof = this.pendingProof;
		if (proof != null && proof.position().sequence() <= next.sequence()) {
			this.pendingProof = null;
			settle(proof);
		}
	}

	private void settle(Proof proof) {
		OptionalLong reached = this.recent.chainOf(proof.position().sequence());
		if (reached.isPresent() && reached.getAsLong() == proof.position().chain()) {
			this.standing.lease().prove(proof.sentNanos());
		}
	}

	private void gap(String cause) {
		if (this.catchingUp) {
			return;
		}
		this.counters.gap();
		if (this.confirmed) {
			this.states.moveTo(FeedState.RESYNC, cause);
		}
		this.catchingUp = true;
		readLog();
	}

	private void readLog() {
		Position from = position();
		int generation = this.replica.generation();
		this.store.log(from.sequence(), LOG_BATCH).whenComplete((entries, failure) -> this.inbox.execute(() -> {
			if (generation == this.replica.generation()) {
				logRead(from, entries, failure);
			}
		}));
	}

	private void logRead(Position from, @Nullable List<LogEntry> entries, @Nullable Throwable failure) {
		if (entries == null) {
			logger.debug("The log could not be read", failure);
			this.catchingUp = false;
			return;
		}
		boolean atFirstWrite = from.chain() == Frame.firstChain(from.epoch());
		boolean found = !entries.isEmpty() && entries.get(0).sequence() == from.sequence();
		if (!found && !atFirstWrite) {
			resync(Reason.TRIMMED);
			return;
		}
		for (LogEntry entry : entries) {
			switch (Judgement.logEntry(position(), this.recent, entry)) {
				case KNOWN -> {
				}
				case NEXT -> replay(entry);
				case HOLE -> {
					resync(Reason.HOLE);
					return;
				}
				case FORK -> {
					resync(Reason.FORK);
					return;
				}
			}
		}
		caughtUp(entries.size() == LOG_BATCH);
	}

	private void replay(LogEntry entry) {
		Frame frame = this.ahead.take(entry.sequence(), entry.chain());
		if (frame != null && !frame.header().withoutBody()) {
			this.replica.install(frame, Entry.Source.PUSH);
			this.counters.change(Outcome.APPLIED);
		}
		else if (this.replica.invalidate(entry.id(), entry.sequence())) {
			this.reloads.add(entry.id());
		}
		this.movedByLogNanos = this.nanoTime.getAsLong();
		advance(new Position(position().epoch(), entry.sequence(), entry.chain()));
	}

	private void caughtUp(boolean mayBeMore) {
		reload();
		if (mayBeMore) {
			readLog();
			return;
		}
		this.catchingUp = false;
		Frame next = this.ahead.takeNext(position());
		if (next != null) {
			applyFrom(next);
		}
		pollNow();
	}

	private void reload() {
		if (!this.reloads.isEmpty()) {
			this.reloader.reload(List.copyOf(this.reloads));
			this.reloads.clear();
		}
	}

	@Override
	public void resync() {
		this.inbox.execute(() -> resync(Reason.OPERATOR));
	}

	/** Distrust everything cached and take the store's position from the next poll. */
	private void resync(Reason reason) {
		distrust(reason);
		this.adopting = true;
		pollNow();
	}

	/** Distrust everything cached and go on from the position that a poll just found. */
	private void resyncFrom(Reason reason, Position found, long sentNanos) {
		distrust(reason);
		adopt(found, sentNanos);
	}

	private void distrust(Reason reason) {
		this.counters.resync(reason);
		this.standing.lease().distrust();
		this.replica.nextGeneration();
		this.ahead.clear();
		this.reloads.clear();
		this.pendingProof = null;
		this.catchingUp = false;
		if (this.confirmed) {
			this.states.moveTo(FeedState.RESYNC, "full resync: " + reason.label());
		}
	}

	private void adopt(Position found, long sentNanos) {
		this.adopting = false;
		this.recent.clear();
		this.recent.add(found.sequence(), found.chain());
		this.standing.moveTo(found);
		this.standing.lease().prove(sentNanos);
		this.reloader.revalidate();
		this.pollAgain = true;
	}

	@Override
	public void drain() {
		this.inbox.execute(() -> this.states.moveTo(FeedState.DRAINING, "the process ends"));
	}

	/** Return the state. Any thread. */
	public FeedState state() {
		return this.states.state();
	}

	@Override
	public FeedStatus status() {
		StateTracker.Stay stay = this.states.now();
		long ageNanos = this.standing.lease().ageNanos(this.nanoTime.getAsLong());
		return new FeedStatus(stay.state(), stay.since(), stay.cause(), position(), this.storeSequence,
				(ageNanos == Long.MAX_VALUE) ? -1 : ageNanos / 1_000_000, this.replica.generation(),
				this.counters.gaps(), this.counters.resyncsByReason(), this.counters.changesByOutcome());
	}

	private Position position() {
		return this.standing.position();
	}

	/** A poll that proves freshness as soon as its position is reached. */
	private record Proof(long sentNanos, Position position) {
	}

	/** Hands over what happens on the connection to the feed's thread, in order. */
	private final class Subscription implements FeedStore.Subscriber {

		@Override
		public void subscribed() {
			Feed.this.inbox.execute(Feed.this::subscribed);
		}

		@Override
		public void disconnected() {
			Feed.this.inbox.execute(() -> Feed.this.connected = false);
		}

		@Override
		public void message(byte[] bytes) {
			if (Feed.this.settings.pushEnabled()) {
				Feed.this.inbox.offer(() -> Feed.this.message(bytes), bytes.length);
			}
		}

	}

}
