package io.heavyread.cache;

import java.time.Duration;

/** What a near cache knows of an id, and how well. */
public sealed interface Answer {

	/** This is the document, or was at most max-staleness ago. */
	record Fresh(Document document) implements Answer {
	}

	/**
	 * This was the document when freshness was last proven; the store cannot be asked.
	 *
	 * @param age the time since then
	 */
	record Stale(Document document, Duration age) implements Answer {
	}

	/**
	 * It is proven that there is no such document, or was not at most max-staleness ago.
	 */
	record Absent() implements Answer {
	}

	/**
	 * It cannot be known now.
	 *
	 * @param reason a clause for people, without secrets or addresses; empty where there
	 * is nothing more to say
	 */
	record Unknown(String reason) implements Answer {
	}

}
