package io.heavyread.reader.traffic;

/** How a request for a post was answered. */
public enum Lookup {

	/** From memory, proven fresh; proven absence counts too. */
	HIT,

	/** By asking the store. */
	MISS,

	/** From memory, marked as stale. */
	STALE

}
