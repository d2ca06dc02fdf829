package io.heavyread.cache.feed;

import java.util.List;

/**
 * Brings cached posts up to date again, in the background and bounded. Any thread may
 * call; calls return at once.
 */
public interface Reloader {

	/** Load these ids again; their entries are known to be old. */
	void reload(List<String> ids);

	/**
	 * Compare every suspect entry with the store, hottest first; a later call takes the
	 * place of an earlier one.
	 */
	void revalidate();

	/** Return how many entries that comparison has still before it; 0 when it is done. */
	long revalidating();

}
