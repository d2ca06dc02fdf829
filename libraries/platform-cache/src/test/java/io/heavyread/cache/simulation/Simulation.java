package io.heavyread.cache.simulation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Load;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.feed.Feed;
import io.heavyread.cache.feed.FeedSettings;
import io.heavyread.cache.feed.Replica;
import io.heavyread.cache.load.LoadListener;
import io.heavyread.cache.load.LoadSettings;
import io.heavyread.cache.load.PostLoader;
import io.heavyread.cache.load.ReadThroughCache;
import io.heavyread.cache.load.Repairs;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.local.LocalCacheSettings;
import io.heavyread.cache.proof.Evidence;
import io.heavyread.cache.proof.Inbox;
import io.heavyread.cache.proof.Lease;
import io.heavyread.cache.proof.SharedState;
import io.heavyread.cache.simulation.SimulatedStores.Fleet;
import io.heavyread.cache.source.FeedStore;
import io.heavyread.protocol.FeedState;

/**
 * One run: a seed chooses what happens next, and after each step the invariants are
 * checked. A violation is an {@link AssertionError} whose message names the invariant;
 * the same seed always takes the same way.
 */
final class Simulation {

	private static final Duration MAX_STALENESS = Invariants.MAX_STALENESS;

	private static final long LOAD_TIMEOUT_NANOS = 800_000_000;

	static final List<String> IDS = List.of("a", "b", "c", "d", "e");

	private final Random random;

	private final SimulatedStore store;

	private final LocalCache local;

	private final SharedState shared;

	private final Feed feed;

	private final PostCache posts;

	private final Invariants invariants;

	private final Deque<Runnable> tasks = new ArrayDeque<>();

	private final Deque<Runnable> later = new ArrayDeque<>();

	private long nanos = 1_000_000_000;

	Simulation(long seed, Set<Safeguard> without) {
		this.random = new Random(seed);
		Fleet kind = Fleet.values()[(int) (seed % Fleet.values().length)];
		this.store = new SimulatedStore(kind, this.random, () -> this.nanos);
		this.local = new LocalCache(new LocalCacheSettings(1 << 20, 1 << 20, Duration.ofSeconds(1), Runnable::run,
				() -> this.nanos, Clock.systemUTC()));
		this.shared = new SharedState(
				new Lease(without.contains(Safeguard.LEASE) ? Duration.ofDays(1) : MAX_STALENESS));
		FeedStore asked = Safeguard.storeWithout(without, this.store, this.shared);
		Evidence evidence = new Evidence(this.shared, new SimulatedInbox(), () -> this.nanos);
		Replica replica = Safeguard.replicaWithout(without, this.local);
		PostLoader loader = new PostLoader(asked, replica, this.shared, evidence, LoadListener.NONE,
				new LoadSettings(Duration.ofHours(1), 1000), () -> this.nanos);
		Repairs repairs = new Repairs(asked, replica, loader, this.shared, evidence, this.tasks::add, this.later::add);
		this.feed = new Feed("sim-" + seed, asked, replica, repairs, this.shared, evidence, new SimulatedInbox(),
				(lag) -> {
				}, new FeedSettings(Duration.ofMillis(500), this.random.nextInt(10) != 0), () -> this.nanos,
				Clock.systemUTC());
		this.posts = new ReadThroughCache(replica, this.shared, loader, this.feed::state, Duration.ofMinutes(5));
		this.invariants = new Invariants(this.store.stores, kind.limit(), this.posts, () -> this.nanos);
	}

	/**
	 * Run some hundred random steps, then let everything come to rest and check that the
	 * reader equals the store.
	 */
	void run() {
		this.feed.start();
		stores().primary().openHistory();
		this.store.connect();
		int steps = 300 + this.random.nextInt(300);
		for (int i = 0; i < steps; i++) {
			step();
			this.invariants.checkCompleteness(IDS);
		}
		settle();
		checkConvergence();
	}

	/** Return how many answers were checked. */
	int answers() {
		return this.invariants.answers();
	}

	private void step() {
		switch (this.random.nextInt(34)) {
			case 0, 1, 2, 3 -> write();
			case 4, 5, 6, 7, 8, 9 -> this.store.stepNetwork();
			case 10, 11, 12, 13 -> this.store.stepServer();
			case 14, 15, 16, 17, 18, 19 -> runTask();
			case 20, 21, 22 -> read(anyId());
			case 23, 24 -> advance(this.random.nextInt(20));
			case 25 -> advance(this.random.nextInt(700));
			case 26 -> this.local.evict(anyId());
			case 27 -> this.store.connect();
			case 28 -> network();
			case 29 -> this.feed.tick();
			case 30 -> runLater();
			case 31, 32 -> servers();
			default -> disaster();
		}
	}

	private void write() {
		SimulatedServer primary = stores().primary();
		SimulatedServer taking = (this.random.nextInt(8) == 0) ? stores().other() : primary;
		if (!taking.isHung() && taking.saysPrimary()) {
			taking.write(anyId(), this.random.nextInt(4) != 0);
		}
	}

	private SimulatedStores stores() {
		return this.store.stores;
	}

	private void servers() {
		switch (this.random.nextInt(8)) {
			case 0, 1, 2 -> stores().replicate();
			case 3 -> stores().failOver();
			case 4 -> stores().primary().hang(true);
			case 5 -> stores().primary().hang(false);
			case 6 -> stores().other().hang(false);
			default -> this.store.misdirectLoads();
		}
	}

	private void network() {
		switch (this.random.nextInt(7)) {
			case 0 -> this.store.dropMessage();
			case 1 -> this.store.duplicateMessage();
			case 2 -> this.store.reorderMessages();
			case 3 -> this.store.disconnect();
			case 4 -> this.store.silence();
			case 5 -> this.store.dataUp(this.random.nextBoolean());
			default -> stores().primary().foreignMessage();
		}
	}

	private void disaster() {
		switch (this.random.nextInt(10)) {
			case 0 -> stores().primary().loseEverything();
			case 1 -> stores().primary().loseMeta();
			case 2, 3 -> stores().primary().takeSnapshot();
			case 4 -> stores().primary().restoreSnapshot();
			case 5 -> stores().primary().trimLog();
			case 6 -> this.feed.resync();
			case 7 -> advance(3000 + this.random.nextInt(30_000));
			default -> stores().primary().openHistory();
		}
	}

	private String anyId() {
		return IDS.get(this.random.nextInt(IDS.size()));
	}

	private void advance(int millis) {
		this.nanos += millis * 1_000_000L;
	}

	private boolean runTask() {
		Runnable task = this.tasks.pollFirst();
		if (task != null) {
			task.run();
		}
		return task != null;
	}

	private boolean runLater() {
		Runnable task = this.later.pollFirst();
		if (task != null) {
			task.run();
		}
		return task != null;
	}

	private void unproven(String id, Load load) {
		if (load instanceof Load.Found found && !found.entry().isTombstone()) {
			this.invariants.servedStale(id, found.entry(), "load without a lease");
		}
		else {
			this.invariants.refused();
		}
	}

	/** Ask as the data port does. */
	private void read(String id) {
		boolean leased = this.posts.isLeased(this.nanos);
		Entry entry = this.posts.get(id);
		if (leased && entry != null && this.posts.isCurrent(entry)) {
			this.invariants.served(id, entry, "hit");
		}
		else if (leased && this.posts.isKnownAbsent(id)) {
			this.invariants.servedAbsent(id, "remembered absence");
		}
		else if (leased || entry == null) {
			load(id);
		}
		else if (!entry.isTombstone()) {
			this.invariants.servedStale(id, entry, "stale hit");
		}
	}

	private void load(String id) {
		long asked = this.nanos;
		this.posts.load(id).thenAccept((load) -> {
			if (this.nanos - asked > LOAD_TIMEOUT_NANOS) {
				return;
			}
			if (!this.posts.isLeased(this.nanos)) {
				unproven(id, load);
				return;
			}
			if (load instanceof Load.Found found) {
				this.invariants.served(id, found.entry(), "load");
			}
			else if (load instanceof Load.Absent) {
				this.invariants.servedAbsent(id, "load");
			}
		});
	}

	/** Heal everything and let ten seconds pass, in small steps. */
	private void settle() {
		stores().primary().hang(false);
		stores().primary().openHistory();
		this.store.calm();
		for (int i = 0; i < 100; i++) {
			this.store.connect();
			this.feed.tick();
			drainQueues();
			advance(100);
		}
	}

	private void drainQueues() {
		for (int i = 0; i < 10_000 && !isIdle(); i++) {
			runTask();
			runLater();
			this.store.stepServer();
			this.store.stepNetwork();
		}
	}

	private boolean isIdle() {
		return this.tasks.isEmpty() && this.later.isEmpty() && this.store.isIdle();
	}

	private void checkConvergence() {
		Invariants.check(this.feed.state() == FeedState.LIVE, "I14",
				"the reader is " + this.feed.status() + " after 10 s of calm");
		Invariants.check(this.posts.position().equals(stores().primary().position()), "I14",
				"the reader is at " + this.posts.position() + ", the store at " + stores().primary().position());
		for (String id : IDS) {
			Invariants.check(isAnswered(id) || (settledAgain() && isAnswered(id)), "I14", "no answer for " + id);
		}
	}

	private boolean isAnswered(String id) {
		int before = this.invariants.answers();
		read(id);
		drainQueues();
		return this.invariants.answers() == before + 1;
	}

	/**
	 * A first answer may be refused, because only it shows that the store has lost a
	 * write.
	 */
	private boolean settledAgain() {
		settle();
		return true;
	}

	/** The inbox of the feed, emptied by the simulation. */
	private final class SimulatedInbox implements Inbox {

		@Override
		public void execute(Runnable event) {
			Simulation.this.tasks.add(event);
		}

		@Override
		public boolean offer(Runnable event, int bytes) {
			return Simulation.this.tasks.add(event);
		}

	}

}
