package io.heavyread.cache;

import io.heavyread.protocol.Position;
import org.jspecify.annotations.Nullable;

/**
 * What a reader knows of one id at one version: a document with its prepared responses,
 * or a tombstone. Whoever gets one reads it, from any thread; the cache that keeps it
 * counts its hits.
 */
public abstract class Entry {

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
	protected Entry(String id, int generation, long version, long chain, long appliedMillis, Source source,
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

	protected Entry(Entry other, int generation, @Nullable Long knownVersion) {
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
	 * Take the place of another one, before others see this; their strings and hits are
	 * shared.
	 */
	protected final void replace(String sharedId, int hitsBefore) {
		this.id = sharedId;
		this.hits = hitsBefore;
	}

	public final String id() {
		return this.id;
	}

	/**
	 * Return the generation that proved this entry; a reader trusts only its current one.
	 */
	public final int generation() {
		return this.generation;
	}

	/** Return the sequence of the write that made this entry. */
	public final long version() {
		return this.version;
	}

	/**
	 * Return the newest version that is known to exist; above {@link #version()} the
	 * entry is suspect.
	 */
	public final long knownVersion() {
		Long known = this.knownVersion;
		return (known != null) ? known : this.version;
	}

	/** Tell whether another version is known to be the newest. */
	public final boolean isSuspect() {
		return this.knownVersion != null;
	}

	/** Return the write's hash, which is the ETag in hex. */
	public final long chain() {
		return this.chain;
	}

	/** Return the entity tag without quotes. */
	public final String etag() {
		return Position.hex(this.chain);
	}

	/**
	 * Return when the entry was installed, on this machine's clock, milliseconds since
	 * 1970.
	 */
	public final long appliedMillis() {
		return this.appliedMillis;
	}

	public final Source source() {
		return this.source;
	}

	/** Tell whether the id was deleted at this version. */
	public final boolean isTombstone() {
		return this.plain == null;
	}

	/** Return the prepared response, or null for a tombstone. */
	public final @Nullable Representation plain() {
		return form(this.plain);
	}

	/** Return the prepared response with a gzip body, or null where that does not pay. */
	public final @Nullable Representation gzip() {
		return form(this.gzip);
	}

	private static @Nullable Representation form(byte @Nullable [] bytes) {
		return (bytes != null) ? new Representation(bytes) : null;
	}

	/** Return the estimated number of hits. */
	public final int hits() {
		return this.hits;
	}

	/** Count hits. Racing callers may lose some: the number is an estimate. */
	protected final void countHits(int sampled) {
		this.hits += sampled;
	}

	@Override
	public final String toString() {
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
