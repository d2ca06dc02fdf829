package io.heavyread.cache.warmup;

/** What a reader warms up before it is ready. */
public enum StartUpPolicy {

	/** Nothing. */
	NONE,

	/** The posts that were written last. */
	RECENT,

	/**
	 * What the fleet's readers answer most; the posts that were written last when no
	 * reader has told.
	 */
	HOTTEST,

	/** Every post, newest first. */
	ALL

}
