package io.heavyread.cache.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Load;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.feed.Replica;
import io.heavyread.cache.proof.SharedState;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.Position;
import org.jspecify.annotations.Nullable;

/** The near cache with the store behind it, as a server of posts uses it. */
public final class ReadThroughCache implements PostCache {

	private final Replica replica;

	private final SharedState shared;

	private final PostLoader loader;

	private final Supplier<FeedState> state;

	private final long maxStaleNanos;

	/**
	 * Create the view of a server.
	 * @param state tells the feed's state
	 * @param maxStale how long after the last proof entries may be served, marked as
	 * stale
	 */
	public ReadThroughCache(Replica replica, SharedState shared, PostLoader loader, Supplier<FeedState> state,
			Duration maxStale) {
		this.replica = replica;
		this.shared = shared;
		this.loader = loader;
		this.state = state;
		this.maxStaleNanos = maxStale.toNanos();
	}

	@Override
	public @Nullable Entry get(String id) {
		return this.replica.get(id);
	}

	@Override
	public void recordHits(Entry entry, int hits) {
		this.replica.recordHits(entry, hits);
	}

	@Override
	public boolean isLeased(long nanoTime) {
		return this.shared.lease().holds(nanoTime);
	}

	@Override
	public boolean isCurrent(Entry entry) {
		return entry.generation() == this.replica.generation() && !entry.isSuspect();
	}

	@Override
	public boolean isKnownAbsent(String id) {
		return this.replica.isKnownAbsent(id);
	}

	@Override
	public CompletableFuture<Load> load(String id) {
		return this.loader.load(id);
	}

	@Override
	public CompletableFuture<Load> load(String id, long minVersion) {
		return this.loader.load(id, minVersion);
	}

	@Override
	public long proofAgeNanos(Entry entry, long nanoTime) {
		boolean suspect = entry.generation() != this.replica.generation();
		return suspect ? this.shared.lease().suspectAgeNanos(nanoTime) : this.shared.lease().ageNanos(nanoTime);
	}

	@Override
	public long maxStaleNanos() {
		return this.maxStaleNanos;
	}

	@Override
	public Position position() {
		return this.shared.position();
	}

	@Override
	public FeedState state() {
		return this.state.get();
	}

}
