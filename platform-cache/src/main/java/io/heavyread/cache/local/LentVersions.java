package io.heavyread.cache.local;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import io.heavyread.cache.Entry;

/**
 * The versions that were answered with before the reader reached them. Kept apart from
 * the entries, because they must outlive an eviction; bounded, and mostly empty. Any
 * thread.
 */
final class LentVersions {

	private static final int MAX = 10_000;

	private final ConcurrentMap<String, Lent> versions = new ConcurrentHashMap<>();

	/**
	 * Note a version that is about to be lent; within the id's {@code compute}.
	 * @return whether there was room
	 */
	boolean note(Entry entry) {
		if (this.versions.size() >= MAX) {
			this.versions.values().removeIf((lent) -> lent.generation() != entry.generation());
		}
		if (this.versions.size() >= MAX) {
			return false;
		}
		this.versions.merge(entry.id(), new Lent(entry.generation(), entry.version()), Lent::later);
		return true;
	}

	/** Return the version that was lent in the generation, 0 when there is none. */
	long version(String id, int generation) {
		Lent lent = this.versions.isEmpty() ? null : this.versions.get(id);
		return (lent != null && lent.generation() == generation) ? lent.version() : 0;
	}

	/**
	 * Return the arriving entry, suspect while something later is lent; within the id's
	 * {@code compute}.
	 */
	Entry reached(Entry arrived) {
		reached(arrived.id(), arrived.version());
		long later = version(arrived.id(), arrived.generation());
		return (later != 0) ? arrived.suspect(arrived.generation(), later) : arrived;
	}

	/**
	 * The reader has reached the version: what was lent up to it needs no care any more.
	 */
	void reached(String id, long version) {
		if (!this.versions.isEmpty()) {
			this.versions.computeIfPresent(id, (key, lent) -> (lent.version() <= version) ? null : lent);
		}
	}

	private record Lent(int generation, long version) {

		static Lent later(Lent one, Lent other) {
			boolean newer = other.generation() != one.generation() || other.version() > one.version();
			return newer ? other : one;
		}

	}

}
