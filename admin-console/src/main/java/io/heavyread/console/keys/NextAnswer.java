package io.heavyread.console.keys;

import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.protocol.manage.EntryRow;

/** What a request for a post would get from a reader now, by the reader's state. */
public enum NextAnswer {

	/** The cached post, proven fresh. */
	HIT("HIT, fresh"),

	/** The cached post, marked as not proven fresh. */
	STALE("STALE"),

	/** The cached post, after it was compared with the store. */
	COMPARED("MISS, looks at Redis"),

	/** The post, loaded from the store. */
	LOADED("MISS, loads it"),

	/** That there is no such post. */
	NOT_FOUND("404"),

	/** That it cannot be known whether there is one. */
	REFUSED("503, cannot know");

	private final String label;

	NextAnswer(String label) {
		this.label = label;
	}

	static NextAnswer cached(ReaderStatus status, EntryRow entry) {
		if (status == ReaderStatus.DEGRADED) {
			return STALE;
		}
		return Boolean.FALSE.equals(entry.current()) ? COMPARED : HIT;
	}

	/**
	 * Return the answer of a reader that has not cached the post.
	 * @param living whether the store holds the post
	 */
	static NextAnswer absent(ReaderStatus status, boolean living) {
		if (status == ReaderStatus.DEGRADED) {
			return REFUSED;
		}
		return living ? LOADED : NOT_FOUND;
	}

	/** Return the words for it. */
	public String label() {
		return this.label;
	}

}
