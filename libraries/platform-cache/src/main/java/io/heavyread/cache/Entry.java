package io.heavyread.cache;

import io.heavyread.protocol.Position;
import org.jspecify.annotations.Nullable;

/**
 * What a reader knows of one id at one version: a post with its prepared responses, or a
 * tombstone. Immutable, once it is cached, but for the sampled hit count; shared by all
 * threads.
 */
public final class Entry {

	private String id;

	private final int generation;

	private final long version;

	private final long chain;

	private final long appliedMillis;

	private final Source source;

	private final byte @Nullable [] plain;

	private final byte @Nullable [] gzip;

	/**
	 * Null while nothing newer is known, which is nearly always: boxed, entries stay
	 * small.
	 */
	private final @Nullable Long knownVersion;

	private int hits;

	/**
	 * Create an entry.
	 * @param id the post's id
	 * @param generation the generation of the reader's life that proved it
	 * @param version the sequence of the write that made it
	 * @param chain the write's hash; the ETag
	 * @param appliedMillis when it was installed, on this machine's clock, milliseconds
	 * since 1970
	 * @param source how it came
	 * @param plain the response, or null for a tombstone
	 * @param gzip the response with a gzip body, or null when there is none
	 */
	public Entry(String id, int generation, long version, long chain, long appliedMillis, Source source,
			@Nullable Representation plain, @Nullable Representation gzip) {
		this.id = id;
		this.generation = generation;
		this.version = version;
		this.chain = chain;
		this.appliedMillis = appliedMillis;
		this.source = source;
		this.plain = bytes(plain);
		this.gzip = bytes(gzip);
		this.knownVersion = null;
	}

	private static byte @Nullable [] bytes(@Nullable Representation form) {
		return (form != null) ? form.bytes() : null;
	}

	private Entry(Entry other, int generation, @Nullable Long knownVersion) {
		this.id = other.id;
		this.generation = generation;
		this.version = other.version;
		this.chain = other.chain;
		this.appliedMillis = other.appliedMillis;
		this.source = other.source;
		this.plain = other.plain;
		this.gzip = other.gzip;
		this.knownVersion = knownVersion;
		this.hits = other.hits;
	}

	/**
	 * Return this entry, suspect in the given generation because the version is known to
	 * exist.
	 */
	public Entry suspect(int inGeneration, long knownVersion) {
		return new Entry(this, inGeneration, knownVersion);
	}

	/** Return this entry, proven to be the store's in the given generation. */
	public Entry promoted(int inGeneration) {
		return new Entry(this, inGeneration, null);
	}

	/**
	 * Return this new entry, before others see it, with the hits of the one that it
	 * replaces.
	 * @param key the key under which it is cached; the entry shares its string
	 */
	public Entry inheriting(String key, @Nullable Entry replaced) {
		this.id = (replaced != null) ? replaced.id : key;
		this.hits = (replaced != null) ? replaced.hits : 0;
		return this;
	}

	public String id() {
		return this.id;
	}

	/**
	 * Return the generation that proved this entry; a reader trusts only its current one.
	 */
	public int generation() {
		return this.generation;
	}

	/** Return the sequence of the write that made this entry. */
	public long version() {
		return this.version;
	}

	/**
	 * Return the newest version that is known to exist; above {@link #version()} the
	 * entry is suspect.
	 */
	public long knownVersion() {
		Long known = this.knownVersion;
		return (known != null) ? known : this.version;
	}

	/** Tell whether another version is known to be the newest. */
	public boolean isSuspect() {
		return this.knownVersion != null;
	}

	/** Return the write's hash, which is the ETag in hex. */
	public long chain() {
		return this.chain;
	}

	/** Return the entity tag without quotes. */
	public String etag() {
		return Position.hex(this.chain);
	}

	/**
	 * Return when the entry was installed, on this machine's clock, milliseconds since
	 * 1970.
	 */
	public long appliedMillis() {
		return this.appliedMillis;
	}

	public Source source() {
		return this.source;
	}

	/** Tell whether the id was deleted at this version. */
	public boolean isTombstone() {
		return this.plain == null;
	}

	/** Return the prepared response, or null for a tombstone. */
	public @Nullable Representation plain() {
		return form(this.plain);
	}

	/** Return the prepared response with a gzip body, or null where that does not pay. */
	public @Nullable Representation gzip() {
		return form(this.gzip);
	}

	private static @Nullable Representation form(byte @Nullable [] bytes) {
		return (bytes != null) ? new Representation(bytes) : null;
	}

	/** Return the estimated number of hits. */
	public int hits() {
		return this.hits;
	}

	/** Add sampled hits. Racing callers may lose counts: the number is an estimate. */
	public void addHits(int sampled) {
		this.hits += sampled;
	}

	@Override
	public String toString() {
		return this.id + "@" + this.generation + ":" + this.version + (isSuspect() ? "<" + this.knownVersion : "")
				+ (isTombstone() ? " (tombstone)" : "");
	}

	/** How an entry came into the cache. */
	public enum Source {

		/** By a message. */
		PUSH,

		/** Loaded for a request. */
		FILL,

		/** Loaded again after a gap or a full resync. */
		REPLAY,

		/** Loaded before demand. */
		WARMUP

	}

}
