package io.heavyread.cache.feed;

/**
 * Counts what the feed does. Called on the feed's thread unless said otherwise; must not
 * block.
 */
public interface FeedListener {

	/** A listener that counts nothing. */
	FeedListener NONE = new FeedListener() {
	};

	/** A message was dealt with. */
	default void change(Outcome outcome) {
	}

	/** Changes were missing. */
	default void gap() {
	}

	/** A poll proved nothing, because the server that answered is not trusted. */
	default void unproven() {
	}

	/** A full resync began. */
	default void resync(Reason reason) {
	}

	/** A message was applied this long after it was published. */
	default void lag(long micros) {
	}

	/**
	 * A message was applied, and nobody knows how long after it was published: the
	 * store's clock was set in between.
	 */
	default void lagUnknown() {
	}

	/** What became of a message. */
	enum Outcome {

		APPLIED, DUPLICATE, STALE, INVALID;

		/** Return the name as metrics and the management endpoint show it. */
		public String label() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

	/** Why everything is compared with the store. */
	enum Reason {

		EPOCH, FORK, TRIMMED, HOLE, OPERATOR;

		/** Tell whether the store may have lost writes that this reader has seen. */
		boolean meansLoss() {
			return this == EPOCH || this == FORK;
		}

		/** Return the name as metrics and the management endpoint show it. */
		public String label() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

}
