package io.heavyread.cache.feed;

import java.time.Clock;
import java.util.concurrent.CompletionStage;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.heavyread.cache.ChangeOutcome;
import io.heavyread.cache.FeedControl;
import io.heavyread.cache.FeedStatus;
import io.heavyread.cache.ResyncReason;
import io.heavyread.cache.proof.Evidence;
import io.heavyread.cache.proof.Inbox;
import io.heavyread.cache.proof.Judgement;
import io.heavyread.cache.proof.Progress;
import io.heavyread.cache.proof.ServerCheck;
import io.heavyread.cache.proof.SharedState;
import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.StoreStatus;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.support.LogThrottle;
import org.jspecify.annotations.Nullable;

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

	private final FeedStore store;

	private final SharedState shared;

	private final Evidence evidence;

	private final Inbox inbox;

	private final FeedSettings settings;

	private final LongSupplier nanoTime;

	private final FeedCounters counters = new FeedCounters();

	private final ServerCheck server;

	private final StateTracker states;

	private final Progress progress;

	private final Changes changes;

	private final WantedAcknowledgements waiters;

	private final CatchUp catchUp;

	private final Polling polling;

	private final Messages messages;

	private @Nullable StartGate startGate;

	private volatile long storeSequence;

	private boolean connected;

	private boolean adopting = true;

	private boolean confirmed;

	/**
	 * Create a feed; {@link #start} connects it.
	 * @param instance the reader's id, for the log
	 * @param lag takes, in microseconds, how long after it was published a message was
	 * applied; called on the feed's thread
	 */
	public Feed(String instance, FeedStore store, Replica replica, Reloader reloader, SharedState shared,
			Evidence evidence, Inbox inbox, LongConsumer lag, FeedSettings settings, LongSupplier nanoTime,
			Clock clock) {
		this.store = store;
		this.shared = shared;
		this.evidence = evidence;
		this.server = new ServerCheck(store, shared.lease(), nanoTime.getAsLong());
		this.inbox = inbox;
		this.settings = settings;
		this.nanoTime = nanoTime;
		this.states = new StateTracker(instance, clock, () -> "position " + shared.position());
		this.progress = new Progress(shared);
		this.waiters = new WantedAcknowledgements(store);
		this.changes = new Changes(replica, reloader, this.progress, this.waiters, this.counters, lag, nanoTime);
		this.catchUp = new CatchUp(store, inbox, this.progress, this.changes, nanoTime, this::caughtUp, this::resync);
		this.polling = new Polling(store, inbox, settings, nanoTime, this.changes.storeClock(), this::polled);
		evidence.follow(this.progress, this.polling::soonAgain);
		this.messages = new Messages(this.progress, this.changes, this.polling, this.counters, shared.wireVersions(),
				new LogThrottle(nanoTime));
	}

	/**
	 * Hold the reader back from its first LIVE until a warm-up has ended, well or not.
	 * Call before {@link #start}.
	 * @param warmUp begins the warm-up, once the position is confirmed; called on the
	 * feed's thread
	 */
	public void beforeLive(Supplier<? extends CompletionStage<?>> warmUp) {
		this.startGate = new StartGate(warmUp, this.inbox, this.polling::soon);
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
		if (this.shared.takeResyncWanted() && !this.adopting) {
			resync(ResyncReason.FORK);
		}
		this.evidence.tick();
		if (this.shared.takeLookWanted()) {
			this.polling.soon();
		}
		this.polling.tick();
		long now = this.nanoTime.getAsLong();
		if (this.shared.lease().hasLapsed(now)) {
			this.server.tryAnother(now);
		}
		FeedState state = this.states.state();
		boolean proves = state == FeedState.LIVE || state == FeedState.RESYNC;
		if (proves && !this.shared.lease().holds(now)) {
			degrade();
		}
	}

	private void degrade() {
		if (this.shared.isHistoryMissing()) {
			this.states.moveTo(FeedState.DEGRADED, "the store has no history");
		}
		else {
			this.states.moveTo(FeedState.DEGRADED,
					this.connected ? this.server.reason() : "the connection to the store is lost");
		}
	}

	private void subscribed() {
		this.connected = true;
		if (!this.confirmed) {
			this.states.moveTo(FeedState.SYNCING, "subscribed");
		}
		this.polling.soon();
	}

	/**
	 * A server that is not trusted says nothing at all: neither that the reader is fresh,
	 * nor that its history is another one.
	 */
	private void polled(long sentNanos, StoreStatus status) {
		long now = this.nanoTime.getAsLong();
		long atNanos = Math.min(sentNanos, status.server().confirmedNanos().orElse(sentNanos));
		if (this.server.trusts(status.server(), atNanos, now)) {
			trusted(sentNanos, atNanos, status.position());
		}
		else {
			this.counters.unproven();
		}
	}

	private void trusted(long sentNanos, long atNanos, @Nullable Position found) {
		this.shared.historyMissing(found == null);
		if (found == null) {
			loseHistory();
			return;
		}
		this.storeSequence = found.sequence();
		if (this.adopting) {
			adopt(found, atNanos);
			return;
		}
		switch (Judgement.poll(this.progress.position(), found, this.catchUp.hasOvertaken(sentNanos))) {
			case PROOF -> proven(atNanos);
			case BEHIND -> behind(found, atNanos);
			case INCONCLUSIVE -> this.polling.soon();
			case FORK -> resync(ResyncReason.FORK);
			case OTHER_EPOCH -> resync(ResyncReason.EPOCH);
		}
	}

	private void loseHistory() {
		this.progress.withdraw();
		if (this.confirmed) {
			degrade();
		}
	}

	private void proven(long atNanos) {
		this.progress.prove(atNanos);
		this.confirmed = this.confirmed || this.startGate == null || this.startGate.isOpen();
		if (this.confirmed && !this.catchUp.isRunning()) {
			this.states.moveTo(FeedState.LIVE, "");
		}
	}

	private void behind(Position found, long atNanos) {
		this.progress.expect(found, atNanos);
		this.polling.foundBehind();
		gap("the store is " + (found.sequence() - this.progress.position().sequence()) + " changes ahead",
				this.catchUp.isRunning());
	}

	private void received(byte[] bytes) {
		switch (this.messages.received(bytes, this.adopting)) {
			case NONE -> {
			}
			case APPLIED -> applied();
			case MISSING ->
				gap("a message is missing", this.catchUp.isRunning() && this.states.state() != FeedState.LIVE);
			case WAITING -> gap("a message is missing", this.catchUp.isRunning());
			case ANNOUNCED -> this.catchUp.start();
		}
	}

	private void caughtUp() {
		applied();
		if (state() != FeedState.LIVE) {
			this.polling.soon();
		}
	}

	private void applied() {
		this.storeSequence = Math.max(this.storeSequence, this.progress.position().sequence());
		if (!this.catchUp.isRunning()) {
			this.changes.reload();
		}
	}

	private void gap(String cause, boolean known) {
		if (!known) {
			this.counters.gap();
			repairing(cause);
		}
		this.catchUp.start();
	}

	private void repairing(String cause) {
		if (this.states.state() == FeedState.LIVE) {
			this.states.moveTo(FeedState.RESYNC, cause);
		}
	}

	private void acknowledgementWanted(long version) {
		if (!this.waiters.add(version, this.adopting ? Position.NONE : this.progress.position())) {
			this.polling.soon();
		}
	}

	@Override
	public void resync() {
		this.inbox.execute(() -> resync(ResyncReason.OPERATOR));
	}

	/**
	 * Suspect everything cached and take the store's position from a poll that is sent
	 * from now on: it is not behind anything that was loaded before.
	 */
	private void resync(ResyncReason reason) {
		this.counters.resync(reason);
		this.catchUp.stop();
		this.progress.suspectAll(reason.meansLoss()); // first: fills of the new
														// generation
														// find no limit
		this.changes.suspectAll();
		repairing("full resync: " + reason.label());
		this.adopting = true;
		this.polling.anew();
	}

	private void adopt(Position found, long atNanos) {
		this.adopting = false;
		this.progress.adopt(found, atNanos);
		this.waiters.reached(found);
		this.changes.revalidate();
		this.polling.soon();
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
		long ageNanos = this.shared.lease().ageNanos(this.nanoTime.getAsLong());
		return new FeedStatus(stay.state(), stay.since(), stay.cause(), this.shared.position(), this.storeSequence,
				(ageNanos == Long.MAX_VALUE) ? -1 : ageNanos / 1_000_000, this.changes.revalidating(),
				this.changes.generation(), this.counters.gaps(), this.counters.resyncsByReason(),
				this.counters.changesByOutcome(), this.counters.unprovenPolls(), this.counters.untimedChanges());
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
			if (Feed.this.settings.pushEnabled()
					&& !Feed.this.inbox.offer(() -> Feed.this.received(bytes), bytes.length)) {
				Feed.this.counters.change(ChangeOutcome.INBOX_FULL);
			}
		}

		@Override
		public void acknowledgementWanted(long version) {
			Feed.this.inbox.execute(() -> Feed.this.acknowledgementWanted(version));
		}

	}

}
