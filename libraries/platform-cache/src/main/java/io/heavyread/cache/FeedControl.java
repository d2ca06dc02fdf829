package io.heavyread.cache;

/** The feed as its owner and operators use it; any thread may call. */
public interface FeedControl {

	/** Return what the feed is and knows now. */
	FeedStatus status();

	/** Compare everything with the store, in the background. */
	void resync();

	/** Begin to drain: the state becomes DRAINING for good, changes are still applied. */
	void drain();

}
