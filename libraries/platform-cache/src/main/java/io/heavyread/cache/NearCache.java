package io.heavyread.cache;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

import io.heavyread.protocol.DocumentId;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.Position;
import org.jspecify.annotations.Nullable;

/**
 * The near cache as an application uses it: each answer says how fresh it is proven to
 * be. Any thread may call; nothing blocks.
 */
public final class NearCache {

	private final PostCache cache;

	private final LongSupplier nanoTime;

	/**
	 * Create the view of an application.
	 * @param nanoTime {@link System#nanoTime()}, or a test's
	 */
	public NearCache(PostCache cache, LongSupplier nanoTime) {
		this.cache = cache;
		this.nanoTime = nanoTime;
	}

	/**
	 * Return what is known of an id: from memory where that says something, from the
	 * store otherwise. The stage never fails; a load completes it within the load
	 * time-out, on an unspecified thread. Under what is no id there is nothing, and the
	 * store is not asked.
	 */
	public CompletionStage<Answer> get(String id) {
		Answer known = fromMemory(id);
		if (known == null && !DocumentId.isValid(id)) {
			known = new Answer.Absent();
		}
		return (known != null) ? CompletableFuture.completedFuture(known)
				: this.cache.load(id).thenApply((load) -> answer(id, load));
	}

	/**
	 * Return what memory says of an id, without asking the store; null when it says
	 * nothing.
	 */
	public @Nullable Answer fromMemory(String id) {
		Entry entry = this.cache.get(id);
		if (!isLeased()) {
			return stale(entry);
		}
		if (entry != null && this.cache.isCurrent(entry)) {
			this.cache.recordHits(entry, 1);
			Document document = document(entry);
			return (document != null) ? new Answer.Fresh(document) : new Answer.Absent();
		}
		return this.cache.isKnownAbsent(id) ? new Answer.Absent() : null;
	}

	private boolean isLeased() {
		return this.cache.isLeased(this.nanoTime.getAsLong());
	}

	/**
	 * The lease is looked at once more: what the store said proves nothing about now when
	 * nobody confirms the store.
	 */
	private Answer answer(String id, Load load) {
		if (load instanceof Load.Found found) {
			Document document = document(found.entry());
			if (document != null && isLeased()) {
				return new Answer.Fresh(document);
			}
			return orUnknown(stale(found.entry()), "");
		}
		if (load instanceof Load.Absent && isLeased()) {
			return new Answer.Absent();
		}
		Answer known = fromMemory(id);
		return orUnknown((known != null) ? known : stale(this.cache.get(id)),
				(load instanceof Load.Unknown unknown) ? unknown.reason() : "");
	}

	private static Answer orUnknown(@Nullable Answer answer, String reason) {
		return (answer != null) ? answer : new Answer.Unknown(reason);
	}

	/** A tombstone is never told as stale: the id may have been written again. */
	private @Nullable Answer stale(@Nullable Entry entry) {
		Document document = (entry != null) ? document(entry) : null;
		if (entry == null || document == null) {
			return null;
		}
		long age = this.cache.proofAgeNanos(entry, this.nanoTime.getAsLong());
		return (age <= this.cache.maxStaleNanos()) ? new Answer.Stale(document, Duration.ofNanos(Math.max(0, age)))
				: null;
	}

	private static @Nullable Document document(Entry entry) {
		Representation plain = entry.plain();
		return (plain != null) ? new Document(entry.id(), plain.body(), entry.version(), entry.etag()) : null;
	}

	/** Return the position up to which every write is reflected. */
	public Position position() {
		return this.cache.position();
	}

	/** Return where this cache stands in its life with the store. */
	public FeedState state() {
		return this.cache.state();
	}

}
