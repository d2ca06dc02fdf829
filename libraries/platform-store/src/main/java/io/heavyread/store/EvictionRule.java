package io.heavyread.store;

/** What a writer does with a store that deletes keys when it is full. */
public enum EvictionRule {

	/** Refuse every write. */
	REFUSE,

	/** Write all the same, and warn. */
	WARN

}
