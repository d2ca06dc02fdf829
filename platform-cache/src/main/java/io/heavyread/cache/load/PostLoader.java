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
import io.heavyread.cache.Position;
import io.heavyread.cache.feed.FeedStore;
import io.heavyread.cache.feed.Occasion;
import io.heavyread.cache.feed.Replica;
import io.heavyread.cache.feed.Standing;
import io.heavyread.cache.feed.StoreStatus;
import io.heavyread.cache.load.LoadListener.Result;
import io.heavyread.cache.wire.BadFrameException;
import io.heavyread.cache.wire.Frame;
import io.heavyread.cache.wire.Operation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads posts from the store into the replica: once per id, however many wait. One per
 * reader; any thread may call, and calls return at once.
 */
public final class PostLoader {

	private static final Logger logger = LoggerFactory.getLogger(PostLoader.class);

	private static final int ATTEMPTS = 3;

	private static final Load NOT_REACHED = new Load.Unknown("the store has not reached this version");

	private static final Load TIMED_OUT = new Load.Unknown("the store did not answer in time");

	private final FeedStore store;

	private final Replica replica;

	private final Standing standing;

	private final LoadListener listener;

	private final LoadSettings settings;

	private final LongSupplier nanoTime;

	private final Occasion warning;

	private final Semaphore permits;

	private final ConcurrentMap<String, Flight> flights = new ConcurrentHashMap<>();

	public PostLoader(FeedStore store, Replica replica, Standing standing, LoadListener listener, LoadSettings settings,
			LongSupplier nanoTime) {
		this.store = store;
		this.replica = replica;
		this.standing = standing;
		this.listener = listener;
		this.settings = settings;
		this.nanoTime = nanoTime;
		this.warning = new Occasion(nanoTime);
		this.permits = new Semaphore(settings.maxInFlight());
	}

	/**
	 * Load one id for a request. The future never fails and completes within the load
	 * time-out.
	 */
	public CompletableFuture<Load> load(String id) {
		Flight mine = Flight.to(id, Entry.Source.FILL, this.nanoTime.getAsLong());
		Flight other = this.flights.putIfAbsent(id, mine);
		if (other != null) {
			return other.future();
		}
		if (!this.permits.tryAcquire()) {
			end(mine, Result.REFUSED, new Load.Unknown("too many loads are in flight"));
			return mine.future();
		}
		mine.future().whenComplete((load, failure) -> this.permits.release());
		attempt(mine, ATTEMPTS);
		return bounded(mine);
	}

	private CompletableFuture<Load> bounded(Flight flight) {
		return flight.future().completeOnTimeout(TIMED_OUT, this.settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * Load one id so that the answer reflects every write up to the version. The store's
	 * position is asked for first: what is loaded afterwards reflects it.
	 */
	public CompletableFuture<Load> load(String id, long minVersion) {
		return this.store.status()
			.toCompletableFuture()
			.handle((status, failure) -> hasReached(status, minVersion) ? loadAnew(id)
					: CompletableFuture.completedFuture(NOT_REACHED))
			.thenCompose((load) -> load)
			.completeOnTimeout(TIMED_OUT, this.settings.timeout().toNanos(), TimeUnit.NANOSECONDS);
	}

	private static boolean hasReached(@Nullable StoreStatus status, long version) {
		Position position = (status != null) ? status.position() : null;
		return position != null && position.sequence() >= version;
	}

	/** Load with a request that is sent from now on, not with one that is in flight. */
	private CompletableFuture<Load> loadAnew(String id) {
		Flight earlier = this.flights.get(id);
		return (earlier == null) ? load(id) : earlier.future().thenCompose((load) -> load(id));
	}

	/**
	 * Load several ids with one request to the store; those that are being loaded already
	 * are left out.
	 * @return completes when all are done, with the number that the store answered
	 */
	public CompletionStage<Integer> loadAll(List<String> ids, Entry.Source source) {
		List<Flight> started = new ArrayList<>(ids.size());
		for (String id : ids) {
			Flight flight = Flight.to(id, source, this.nanoTime.getAsLong());
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
		List<Flight> started = new ArrayList<>(ids.size());
		List<CompletableFuture<Load>> outcomes = new ArrayList<>(ids.size());
		for (String id : ids) {
			Flight mine = Flight.to(id, source, this.nanoTime.getAsLong());
			Flight other = this.flights.putIfAbsent(id, mine);
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

	private CompletionStage<Integer> fetch(List<Flight> started) {
		if (started.isEmpty()) {
			return CompletableFuture.completedFuture(0);
		}
		List<String> ids = started.stream().map(Flight::id).toList();
		List<Replica.Fill> fills = ids.stream().map(this::beginFill).toList();
		return this.store.frames(ids).handle((answers, failure) -> {
			for (int i = 0; i < started.size(); i++) {
				arrivedOfMany(started.get(i), fills.get(i), answers, i, failure);
			}
			return (answers != null) ? started.size() : 0;
		});
	}

	/**
	 * A missing value among many proves nothing, because Redis also leaves out what is
	 * not a string: ask for it alone.
	 */
	private void arrivedOfMany(Flight flight, Replica.Fill fill, @Nullable List<byte @Nullable []> answers, int at,
			@Nullable Throwable failure) {
		byte[] bytes = (answers != null) ? answers.get(at) : null;
		if (bytes == null && failure == null) {
			this.replica.endFill(fill);
			attempt(flight, 1);
		}
		else {
			arrived(flight, fill, bytes, failure, 1);
		}
	}

	private void attempt(Flight flight, int attemptsLeft) {
		Replica.Fill fill = beginFill(flight.id());
		this.store.frames(List.of(flight.id()))
			.whenComplete((answers, failure) -> arrived(flight, fill, (answers != null) ? answers.get(0) : null,
					failure, attemptsLeft));
	}

	/**
	 * Begin a fill with the limit of its own generation: a limit of the one before could
	 * let through what the position that is taken next is beyond.
	 */
	private Replica.Fill beginFill(String id) {
		int generation = this.replica.generation();
		Replica.Fill fill = this.replica.beginFill(id, this.standing.fillLimit());
		while (generation != this.replica.generation()) {
			generation = this.replica.generation();
			fill = this.replica.beginFill(id, this.standing.fillLimit());
		}
		return fill;
	}

	private void arrived(Flight flight, Replica.Fill fill, byte @Nullable [] bytes, @Nullable Throwable failure,
			int attemptsLeft) {
		try {
			if (failure != null) {
				end(flight, Result.FAILED, new Load.Unknown("the store does not answer"));
				return;
			}
			Frame frame = (bytes != null) ? decode(flight.id(), bytes) : null;
			judge(flight, fill, frame, attemptsLeft);
		}
		catch (BadFrameException ex) {
			if (this.warning.isDue()) {
				logger.warn("What the store has for post {} was not installed: {}", flight.id(), ex.getMessage());
			}
			this.standing.wireVersions().refused(ex);
			this.standing.wantLook();
			end(flight, Result.INVALID, new Load.Unknown("what the store has for this id is not valid"));
		}
		catch (RuntimeException ex) {
			logger.error("Loading post {} failed", flight.id(), ex);
			end(flight, Result.FAILED, new Load.Unknown("the load failed"));
		}
		finally {
			this.replica.endFill(fill);
		}
	}

	/**
	 * Decode what was loaded. A tombstone of an earlier history is as good as nothing:
	 * only posts are committed again.
	 */
	private @Nullable Frame decode(String id, byte[] bytes) throws BadFrameException {
		Frame frame = Frame.decode(bytes);
		if (!frame.id().equals(id) || frame.header().withoutBody()) {
			throw new BadFrameException("it is the frame of another post, or has no body");
		}
		boolean earlier = frame.header().epoch() != this.standing.position().epoch();
		if (earlier && frame.header().operation() == Operation.DELETE) {
			return null;
		}
		if (earlier) {
			throw new BadFrameException("it belongs to another history");
		}
		return frame;
	}

	private void judge(Flight flight, Replica.Fill fill, @Nullable Frame frame, int attemptsLeft) {
		if (fill.isContradictedBy(frame)) {
			this.standing.wantResync();
			end(flight, Result.FAILED, noHistory());
			return;
		}
		Entry entry = this.replica.completeFill(fill, frame, flight.source());
		boolean proven = !this.standing.isHistoryMissing();
		if (entry != null && frame != null) {
			end(flight, entry.isTombstone() ? Result.ABSENT : Result.FOUND, proven ? outcome(entry) : noHistory());
		}
		else if (frame == null && !fill.isVoid(null)) {
			boolean absent = proven && this.standing.lease().holds(this.nanoTime.getAsLong());
			end(flight, Result.ABSENT, absent ? new Load.Absent() : noHistory());
		}
		else if (attemptsLeft > 1 && !flight.future().isDone()) {
			this.replica.endFill(fill);
			attempt(flight, attemptsLeft - 1);
		}
		else {
			end(flight, Result.FAILED, new Load.Unknown("the post changes faster than it loads"));
		}
	}

	private static Load outcome(Entry entry) {
		return entry.isTombstone() ? new Load.Absent() : new Load.Found(entry);
	}

	private static Load noHistory() {
		return new Load.Unknown("the store cannot prove what it has");
	}

	/**
	 * Complete the load. An answer that comes too late, because the whole process stood
	 * still, says nothing about now.
	 */
	private void end(Flight flight, Result result, Load load) {
		this.flights.remove(flight.id(), flight);
		this.listener.loaded(result);
		boolean late = this.nanoTime.getAsLong() - flight.startNanos() > this.settings.timeout().toNanos();
		flight.future().complete(late ? TIMED_OUT : load);
	}

}
