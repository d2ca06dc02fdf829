package io.heavyread.cache.simulation;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import io.heavyread.cache.Entry;
import io.heavyread.cache.PostCache;
import io.heavyread.protocol.Position;

/**
 * Checks what a reader served, and what it holds to be fresh, against what the server
 * really had.
 */
final class Invariants {

	static final Duration MAX_STALENESS = Duration.ofSeconds(2);

	private final SimulatedStores stores;

	private final long maxStalenessNanos;

	private final PostCache posts;

	private final LongSupplier nanoTime;

	private final Map<String, Entry> lastServed = new HashMap<>();

	private int answers;

	/**
	 * Create the checks.
	 * @param limit by how much longer an answer may be old around a fail-over
	 */
	Invariants(SimulatedStores stores, Duration limit, PostCache posts, LongSupplier nanoTime) {
		this.stores = stores;
		this.maxStalenessNanos = MAX_STALENESS.plus(limit).toNanos();
		this.posts = posts;
		this.nanoTime = nanoTime;
	}

	/** Return how many answers were checked. */
	int answers() {
		return this.answers;
	}

	/** A request was refused, because nobody can prove anything. */
	void refused() {
		this.answers++;
	}

	/** A request was answered with what nobody can prove, and marked. */
	void servedStale(String id, Entry entry, String how) {
		this.answers++;
		checkOrder(id, entry, how);
	}

	/** A request was answered with a post, or with its tombstone, as fresh. */
	void served(String id, Entry entry, String how) {
		checkFreshness(id, entry.isTombstone() ? Truth.ABSENT : entry.chain(), how + " of " + entry);
		checkOrder(id, entry, how);
	}

	/**
	 * A later answer is never followed by an earlier one, marked or not, as long as the
	 * store has the later one in its history: what it lost may be gone back behind.
	 */
	private void checkOrder(String id, Entry entry, String how) {
		Entry before = this.lastServed.put(id, entry);
		Position position = server().position();
		boolean back = before != null && before.version() > entry.version() && position != null
				&& this.stores.truth.isReached(before.chain(), position.chain());
		check(!back, "I3", how + " went back from " + before + " to " + entry);
	}

	/** A request was answered with a proof of absence. */
	void servedAbsent(String id, String how) {
		checkFreshness(id, Truth.ABSENT, how + " of " + id);
	}

	private SimulatedServer server() {
		return this.stores.primary();
	}

	private void checkFreshness(String id, long chain, String what) {
		this.answers++;
		Set<Long> allowed = this.stores.truth.since(id, this.nanoTime.getAsLong() - this.maxStalenessNanos);
		check(allowed.contains(chain), (chain == Truth.ABSENT) ? "I12" : "I5",
				what + " was not what the store had in the last 2 s");
	}

	/**
	 * I4: under the lease, what is served as fresh reflects every write up to the
	 * position. While the store has gone back behind the position and the reader cannot
	 * know yet, a load may rightly bring something older.
	 */
	void checkCompleteness(List<String> ids) {
		Position position = this.posts.position();
		Position inStore = server().position();
		boolean sameHistory = inStore != null && this.stores.truth.isReached(position.chain(), inStore.chain());
		if (!this.posts.isLeased(this.nanoTime.getAsLong()) || !sameHistory) {
			return;
		}
		for (String id : ids) {
			Entry entry = this.posts.get(id);
			boolean current = entry != null && this.posts.isCurrent(entry);
			boolean absent = !current && this.posts.isKnownAbsent(id)
					&& !server().hasLostSince(this.nanoTime.getAsLong() - this.maxStalenessNanos);
			check(!absent || !this.stores.truth.isLivingAt(id, position.chain()), "I4",
					id + " is known to be absent at " + position + " but is there");
			long written = this.stores.truth.versionAt(id, position.chain());
			check(!current || entry.version() >= written, "I4",
					entry + " is fresh at " + position + " but was written at " + written);
		}
	}

	/** Fail with the name of the invariant unless it holds. */
	static void check(boolean holds, String invariant, String otherwise) {
		if (!holds) {
			throw new AssertionError(invariant + ": " + otherwise);
		}
	}

}
