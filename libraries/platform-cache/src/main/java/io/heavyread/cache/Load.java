package io.heavyread.cache;

/** The outcome of asking the store for one id. */
public sealed interface Load {

	/** The store has the post; the entry is as current as this load. */
	record Found(Entry entry) implements Load {
	}

	/** It is proven that there is no such post. */
	record Absent() implements Load {
	}

	/** The store answers, but has not got to the version that was asked for. */
	record NotReached() implements Load {
	}

	/**
	 * The answer cannot be known now.
	 *
	 * @param reason a clause for the response's detail, without secrets or addresses
	 */
	record Unknown(String reason) implements Load {
	}

}
