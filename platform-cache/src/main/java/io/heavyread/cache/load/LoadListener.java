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

		/** Too many loads were in flight. */
		REFUSED;

		/** Return the name as metrics show it. */
		public String label() {
			return name().toLowerCase(java.util.Locale.ROOT);
		}

	}

}
