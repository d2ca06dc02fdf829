package io.heavyread.protocol;

/** Where a reader stands in its life with the store. */
public enum FeedState {

	/** The process starts; nothing is known. */
	STARTING,

	/** Subscribed; the position is being confirmed and the cache warmed up. */
	SYNCING,

	/** Every poll confirms the position. */
	LIVE,

	/**
	 * A gap or a fork is being repaired; answers are proven as long as the lease holds.
	 */
	RESYNC,

	/** The lease is over: cached posts are marked stale, anything else is unknown. */
	DEGRADED,

	/** The process ends; requests in flight are finished. */
	DRAINING

}
