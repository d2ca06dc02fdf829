package io.heavyread.cache.simulation;

import java.util.List;
import java.util.Set;

import io.heavyread.cache.Entry;
import io.heavyread.cache.feed.Replica;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.proof.SharedState;
import io.heavyread.cache.source.FeedStore;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.FrameHeader;
import io.heavyread.protocol.wire.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What protects the invariants, to be switched off in order to prove that the checks can
 * fail.
 */
enum Safeguard {

	/** A fill must bring what was heard of since it began. */
	TOKEN(1),

	/**
	 * A change must follow the own position by its link; equal positions must have equal
	 * chains.
	 */
	LINK(1),

	/** Freshness ends with time. */
	LEASE(1),

	/** A delete leaves a version behind. */
	TOMBSTONE(9_700),

	/** What is read from the store comes with evidence of its history and position. */
	EVIDENCE(1),

	/** A server proves something only when the witnesses name it. */
	WITNESS(1),

	/** A server proves something only when it says that it is the primary. */
	ROLE(1);

	private final long firstSeed;

	Safeguard(long firstSeed) {
		this.firstSeed = firstSeed;
	}

	/** Return where to begin to look for a schedule that needs the safeguard. */
	long firstSeed() {
		return this.firstSeed;
	}

	static FeedStore storeWithout(Set<Safeguard> without, FeedStore store, SharedState shared) {
		FeedStore asked = without.contains(LINK) ? new WithoutLinks(store, shared) : store;
		return new Credulous(asked, shared, without);
	}

	static Replica replicaWithout(Set<Safeguard> without, LocalCache local) {
		Replica replica = local;
		if (without.contains(TOKEN)) {
			replica = new WithoutTokens(replica);
		}
		return without.contains(TOMBSTONE) ? new WithoutTombstones(replica, local) : replica;
	}

	/** Passes everything on. */
	private static class Passing implements Replica {

		protected final Replica replica;

		Passing(Replica replica) {
			this.replica = replica;
		}

		@Override
		public @Nullable Entry get(String id) {
			return this.replica.get(id);
		}

		@Override
		public long size() {
			return this.replica.size();
		}

		@Override
		public void recordHits(Entry entry, int hits) {
			this.replica.recordHits(entry, hits);
		}

		@Override
		public boolean isKnownAbsent(String id) {
			return this.replica.isKnownAbsent(id);
		}

		@Override
		public int generation() {
			return this.replica.generation();
		}

		@Override
		public int nextGeneration() {
			return this.replica.nextGeneration();
		}

		@Override
		public void install(Frame frame, Entry.Source source) {
			this.replica.install(frame, source);
		}

		@Override
		public boolean invalidate(String id, long version) {
			return this.replica.invalidate(id, version);
		}

		@Override
		public Fill beginFill(String id) {
			return this.replica.beginFill(id);
		}

		@Override
		public @Nullable Entry completeFill(Fill fill, @Nullable Frame frame, Entry.Source source) {
			return this.replica.completeFill(fill, frame, source);
		}

		@Override
		public void endFill(Fill fill) {
			this.replica.endFill(fill);
		}

		@Override
		public boolean promote(String id, FrameHeader header, int atGeneration) {
			return this.replica.promote(id, header, atGeneration);
		}

		@Override
		public void dropSuspect(String id, int atGeneration) {
			this.replica.dropSuspect(id, atGeneration);
		}

		@Override
		public List<String> suspects() {
			return this.replica.suspects();
		}

	}

	/** Forgets what was heard while a fill was under way. */
	private static final class WithoutTokens extends Passing {

		WithoutTokens(Replica replica) {
			super(replica);
		}

		@Override
		public @Nullable Entry completeFill(Fill fill, @Nullable Frame frame, Entry.Source source) {
			Fill ignorant = this.replica.beginFill(fill.id());
			try {
				return this.replica.completeFill(ignorant, frame, source);
			}
			finally {
				this.replica.endFill(ignorant);
			}
		}

	}

	/** Removes a deleted post and keeps nothing of it. */
	private static final class WithoutTombstones extends Passing {

		private final LocalCache local;

		WithoutTombstones(Replica replica, LocalCache local) {
			super(replica);
			this.local = local;
		}

		@Override
		public void install(Frame frame, Entry.Source source) {
			if (frame.header().operation() == Operation.DELETE) {
				this.local.evict(frame.id());
			}
			else {
				super.install(frame, source);
			}
		}

	}

}
