package io.heavyread.reader.http;

/** Where a post came from, as the header {@code X-Cache} tells. */
public enum Freshness {

	/** From memory, proven fresh. */
	HIT,

	/** Loaded from the store for this request. */
	MISS,

	/** From memory, without a proof of freshness. */
	STALE

}
