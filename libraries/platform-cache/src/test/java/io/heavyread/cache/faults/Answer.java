package io.heavyread.cache.faults;

import java.nio.charset.StandardCharsets;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Load;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.Representation;
import org.jspecify.annotations.Nullable;

/**
 * What a reader's data port would have answered.
 *
 * @param reader who answered
 * @param id what was asked for
 * @param kind how it was marked
 * @param version the version of a post, 0 for none
 * @param chain the hash of a post, 0 for none
 * @param body how the post's body begins, which names the write; empty for none
 * @param askedNanos when the request was read
 * @param sentNanos when the answer was decided
 */
public record Answer(String reader, String id, Kind kind, long version, long chain, String body, long askedNanos,
		long sentNanos) {

	/**
	 * Decide as the data port does for a request that is read now, as far as memory goes.
	 * @return null when the id has to be loaded
	 */
	public static @Nullable Answer fromMemory(String reader, PostCache posts, String id, long now) {
		boolean leased = posts.isLeased(now);
		Entry entry = posts.get(id);
		if (!leased) {
			boolean tombstone = entry != null && entry.isTombstone();
			return tombstone ? of(reader, id, Kind.UNKNOWN, null, now, now) : stale(reader, posts, id, entry, now, now);
		}
		if (entry != null && posts.isCurrent(entry)) {
			return proven(reader, id, entry, now, now);
		}
		return posts.isKnownAbsent(id) ? of(reader, id, Kind.ABSENT, null, now, now) : null;
	}

	/** Decide as the data port does when a load has ended. */
	public static Answer loaded(String reader, PostCache posts, String id, Load load, long asked) {
		long now = System.nanoTime();
		boolean leased = posts.isLeased(now);
		if (leased && load instanceof Load.Found found) {
			return proven(reader, id, found.entry(), asked, now);
		}
		if (leased && load instanceof Load.Absent) {
			return of(reader, id, Kind.ABSENT, null, asked, now);
		}
		Entry entry = posts.get(id);
		if (entry != null && leased && posts.isCurrent(entry)) {
			return proven(reader, id, entry, asked, now);
		}
		Answer stale = stale(reader, posts, id, entry, asked, now);
		return (stale != null) ? stale : of(reader, id, Kind.UNKNOWN, null, asked, now);
	}

	private static Answer proven(String reader, String id, Entry entry, long asked, long now) {
		return of(reader, id, entry.isTombstone() ? Kind.ABSENT : Kind.FRESH, entry, asked, now);
	}

	private static @Nullable Answer stale(String reader, PostCache posts, String id, @Nullable Entry entry, long asked,
			long now) {
		boolean usable = entry != null && !entry.isTombstone()
				&& posts.proofAgeNanos(entry, now) <= posts.maxStaleNanos();
		return usable ? of(reader, id, Kind.STALE, entry, asked, now) : null;
	}

	private static Answer of(String reader, String id, Kind kind, @Nullable Entry entry, long asked, long sent) {
		long version = (entry != null) ? entry.version() : 0;
		long chain = (entry != null) ? entry.chain() : 0;
		return new Answer(reader, id, kind, version, chain, body(entry), asked, sent);
	}

	private static String body(@Nullable Entry entry) {
		Representation plain = (entry != null) ? entry.plain() : null;
		if (plain == null) {
			return "";
		}
		int length = Math.min(plain.bodyLength(), Body.NAME_LENGTH);
		return Body.name(new String(plain.bytes(), plain.bodyOffset(), length, StandardCharsets.UTF_8));
	}

	public boolean isProven() {
		return this.kind == Kind.FRESH || this.kind == Kind.ABSENT;
	}

	/** How an answer is marked. */
	public enum Kind {

		/** 200, HIT or MISS: proven. */
		FRESH,

		/** 404: proven. */
		ABSENT,

		/** 200, marked. */
		STALE,

		/** 503. */
		UNKNOWN

	}

}
