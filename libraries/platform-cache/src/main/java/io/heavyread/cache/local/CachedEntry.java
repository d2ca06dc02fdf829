package io.heavyread.cache.local;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Representation;
import org.jspecify.annotations.Nullable;

/** An entry as its cache changes it: by another one in its place, but for its hits. */
public final class CachedEntry extends Entry {

	/**
	 * Create an entry.
	 * @param id the document's id
	 * @param generation the generation of the reader's life that proved it
	 * @param version the sequence of the write that made it
	 * @param chain the write's hash; the ETag
	 * @param appliedMillis when it was installed, on this machine's clock, milliseconds
	 * since 1970
	 * @param source how it came
	 * @param plain the response, or null for a tombstone
	 * @param gzip the response with a gzip body, or null when there is none
	 */
	public CachedEntry(String id, int generation, long version, long chain, long appliedMillis, Source source,
			@Nullable Representation plain, @Nullable Representation gzip) {
		super(id, generation, version, chain, appliedMillis, source, plain, gzip);
	}

	private CachedEntry(CachedEntry other, int generation, @Nullable Long knownVersion) {
		super(other, generation, knownVersion);
	}

	/**
	 * Return this entry, suspect in the given generation because the version is known to
	 * exist.
	 */
	CachedEntry suspect(int inGeneration, long knownVersion) {
		return new CachedEntry(this, inGeneration, knownVersion);
	}

	/** Return this entry, proven to be the store's in the given generation. */
	CachedEntry promoted(int inGeneration) {
		return new CachedEntry(this, inGeneration, null);
	}

	/**
	 * Return this new entry, before others see it, with the hits of the one that it
	 * replaces.
	 * @param key the key under which it is cached; the entry shares its string
	 */
	CachedEntry inheriting(String key, @Nullable CachedEntry replaced) {
		replace((replaced != null) ? replaced.id() : key, (replaced != null) ? replaced.hits() : 0);
		return this;
	}

	/** Count hits. */
	public void addHits(int sampled) {
		countHits(sampled);
	}

}
