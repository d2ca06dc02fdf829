package io.heavyread.cache.load;

/** Counts loads. Any thread calls; must not block. */
public interface LoadListener {

	/** A listener that counts nothing. */
	LoadListener NONE = (result) -> {
	};

	/** A load ended. */
	void loaded(Result result);

	/** How a load ended. */
	enum Result {

		/** The post was there. */
		FOUND,

		/** There is no such post. */
		ABSENT,

		/** The store did not answer. */
		FAILED,

		/** What the store has under the key is not this post's frame. */
		INVALID,

		/**
		 * What the store answered was not proven to be of this reader's history, and as
		 * new.
		 */
		UNPROVEN,

		/** The store's index names the post, but the post is not there. */
		LOST,

		/** Too many loads were in flight. */
		REFUSED;

		/** Return the name as metrics show it. */
		public String label() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

}
