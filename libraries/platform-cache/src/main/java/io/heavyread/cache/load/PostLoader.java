package io.heavyread.cache.load;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Load;
import io.heavyread.cache.feed.Replica;
import io.heavyread.cache.load.LoadListener.Result;
import io.heavyread.cache.proof.Evidence;
import io.heavyread.cache.proof.SharedState;
import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.FeedStore.Stored;
import io.heavyread.cache.source.Reading;
import io.heavyread.protocol.support.LogThrottle;
import org.jspecify.annotations.Nullable;

/**
 * Loads posts from the store into the replica: once per id, however many wait. One per
 * reader; any thread may call, and calls return at once.
 */
public final class PostLoader {

	private static final int ATTEMPTS = 3;

	private static final Load TIMED_OUT = new Load.Unknown("the store did not answer in time");

	private final FeedStore store;

	private final Replica replica;

	private final SharedState shared;

	private final Evidence evidence;

	private final LoadListener listener;

	private final LoadSettings settings;

	private final LongSupplier nanoTime;

	private final LoadInstaller landing;

	private final Semaphore permits;

	private final ConcurrentMap<String, PendingLoad> flights = new ConcurrentHashMap<>();

	public PostLoader(FeedStore store, Replica replica, SharedState shared, Evidence evidence, LoadListener listener,
			LoadSettings settings, LongSupplier nanoTime) {
		this.store = store;
		this.replica = replica;
		this.shared = shared;
		this.evidence = evidence;
		this.listener = listener;
		this.settings = settings;
		this.nanoTime = nanoTime;
		this.landing = new LoadInstaller(replica, shared, new LogThrottle(nanoTime), new LogThrottle(nanoTime));
		this.permits = new Semaphore(settings.maxInFlight());
	}

	/**
	 * Load one id for a request. The future never fails and completes within the load
	 * time-out.
	 */
	public CompletableFuture<Load> load(String id) {
		return flight(id).future();
	}

	/** Join the flight of an id, or begin one. */
	private PendingLoad flight(String id) {
		PendingLoad mine = new PendingLoad(id, Entry.Source.FILL, this.nanoTime.getAsLong());
		PendingLoad other = this.flights.putIfAbsent(id, mine);
		if (other != null) {
			return other;
		}
		if (!this.permits.tryAcquire()) {
			end(mine, InstalledLoad.unknown(Result.REFUSED, "too many loads are in flight"));
			return mine;
		}
		mine.future().whenComplete((load, failure) -> this.permits.release());
		attempt(mine, ATTEMPTS);
		bounded(mine);
		return mine;
	}

	private void bounded(PendingLoad flight) {
		flight.future().completeOnTimeout(TIMED_OUT, this.settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Load one id so that the answer reflects every write up to the version. A load in
	 * flight may have asked too early; then it is done once more.
	 */
	public CompletableFuture<Load> load(String id, long minVersion) {
		PendingLoad first = flight(id);
		return first.future().thenCompose((load) -> {
			if (first.reflects(minVersion)) {
				return CompletableFuture.completedFuture(load);
			}
			PendingLoad second = flight(id);
			return second.future().thenApply((again) -> atLeast(second, minVersion, again));
		}).completeOnTimeout(TIMED_OUT, this.settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
	}

	private static Load atLeast(PendingLoad flight, long minVersion, Load load) {
		boolean known = load instanceof Load.Found || load instanceof Load.Absent;
		return (known && !flight.reflects(minVersion)) ? new Load.NotReached() : load;
	}

	/**
	 * Load several ids with one request to the store; those that are being loaded already
	 * are left out.
	 * @return completes when all are done, with the number that the store answered
	 */
	public CompletionStage<Integer> loadAll(List<String> ids, Entry.Source source) {
		List<PendingLoad> started = new ArrayList<>(ids.size());
		for (String id : ids) {
			PendingLoad flight = new PendingLoad(id, source, this.nanoTime.getAsLong());
			if (this.flights.putIfAbsent(id, flight) == null) {
				bounded(flight); // requests may join it
				started.add(flight);
			}
		}
		return fetch(started);
	}

	/**
	 * Load several ids with one request to the store; those that are being loaded already
	 * are waited for.
	 * @return completes when every outcome is known, with the outcomes in the order of
	 * the ids; never fails
	 */
	public CompletableFuture<List<Load>> loadEach(List<String> ids, Entry.Source source) {
		List<PendingLoad> started = new ArrayList<>(ids.size());
		List<CompletableFuture<Load>> outcomes = new ArrayList<>(ids.size());
		for (String id : ids) {
			PendingLoad mine = new PendingLoad(id, source, this.nanoTime.getAsLong());
			PendingLoad other = this.flights.putIfAbsent(id, mine);
			outcomes.add((other != null) ? other.future() : mine.future());
			if (other == null) {
				bounded(mine); // requests may join it
				started.add(mine);
			}
		}
		fetch(started);
		return CompletableFuture.allOf(outcomes.toArray(CompletableFuture[]::new))
			.thenApply((done) -> outcomes.stream().map(CompletableFuture::join).toList());
	}

	private CompletionStage<Integer> fetch(List<PendingLoad> started) {
		if (started.isEmpty()) {
			return CompletableFuture.completedFuture(0);
		}
		List<String> ids = started.stream().map(PendingLoad::id).toList();
		List<Replica.Fill> fills = ids.stream().map(this.replica::beginFill).toList();
		long bound = this.shared.bound();
		return this.store.frames(ids).handle((reading, failure) -> {
			if (reading != null) {
				this.evidence.judge(reading, bound).thenAccept((good) -> arrivedOfMany(started, fills, reading, good));
				return started.size();
			}
			for (int i = 0; i < started.size(); i++) {
				failed(started.get(i), fills.get(i), 1);
			}
			return 0;
		});
	}

	/**
	 * A missing value among many proves nothing, because Redis also leaves out what is
	 * not a string: ask for it alone.
	 */
	private void arrivedOfMany(List<PendingLoad> started, List<Replica.Fill> fills,
			Reading<List<byte @Nullable []>> reading, boolean good) {
		for (int i = 0; i < started.size(); i++) {
			byte[] bytes = reading.value().get(i);
			if (bytes == null) {
				this.replica.endFill(fills.get(i));
				attempt(started.get(i), ATTEMPTS);
			}
			else {
				arrived(started.get(i), fills.get(i), reading.with(new Stored(bytes, false)), good, ATTEMPTS);
			}
		}
	}

	/** The token first, then the bound, then the store is asked. */
	private void attempt(PendingLoad flight, int attemptsLeft) {
		Replica.Fill fill = this.replica.beginFill(flight.id());
		long bound = this.shared.bound();
		this.store.frame(flight.id()).whenComplete((reading, failure) -> {
			if (reading != null) {
				this.evidence.judge(reading, bound)
					.thenAccept((good) -> arrived(flight, fill, reading, good, attemptsLeft));
			}
			else {
				failed(flight, fill, attemptsLeft);
			}
		});
	}

	/** A connection that was replaced meanwhile: the next one may be there already. */
	private void failed(PendingLoad flight, Replica.Fill fill, int attemptsLeft) {
		this.replica.endFill(fill);
		if (attemptsLeft > 1 && !flight.future().isDone()) {
			attempt(flight, attemptsLeft - 1);
		}
		else {
			end(flight, InstalledLoad.unknown(Result.FAILED, "the store does not answer"));
		}
	}

	private void arrived(PendingLoad flight, Replica.Fill fill, Reading<Stored> reading, boolean good,
			int attemptsLeft) {
		InstalledLoad landed = this.landing.land(flight, fill, reading, good);
		this.replica.endFill(fill);
		if (landed.mayChange() && attemptsLeft > 1 && !flight.future().isDone()) {
			attempt(flight, attemptsLeft - 1);
		}
		else {
			end(flight, landed);
		}
	}

	/**
	 * Complete the load. An answer that comes too late, because the whole process stood
	 * still, says nothing about now.
	 */
	private void end(PendingLoad flight, InstalledLoad landed) {
		this.flights.remove(flight.id(), flight);
		this.listener.loaded(landed.result());
		boolean late = this.nanoTime.getAsLong() - flight.startNanos() > this.settings.timeout().toNanos();
		flight.end(late ? TIMED_OUT : landed.load(), landed.reflects());
	}

}
