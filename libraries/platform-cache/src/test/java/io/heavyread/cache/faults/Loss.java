package io.heavyread.cache.faults;

/**
 * The moment in which Redis lost writes.
 *
 * @param goneNanos from here on nothing of what was lost is in Redis
 * @param newNanos what is acknowledged from here on belongs to the history after the loss
 * @param survivedUpTo writes of the history before, up to this version, are still there
 * @param recommitted whether a writer commits surviving posts again, as later versions
 */
record Loss(long goneNanos, long newNanos, long survivedUpTo, boolean recommitted) {

	/** A run in which nothing is lost. */
	static final Loss NONE = new Loss(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, false);

	/** A new history above the old one, into which every post is committed again. */
	static final Loss RECOMMITTED = new Loss(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, true);

	private static final int HISTORY_SHIFT = 48;

	/** Return where the version stands among all versions of both histories. */
	long order(long nanos, long version) {
		return isAfter(nanos) ? (1L << HISTORY_SHIFT) + version : version;
	}

	private boolean isAfter(long nanos) {
		return this != NONE && nanos - this.newNanos >= 0;
	}

	/** Tell whether the write was lost. */
	boolean took(Committed write) {
		return this != NONE && !isAfter(write.endNanos()) && write.version() > this.survivedUpTo;
	}

	/** Tell whether this time is so much after the loss. */
	boolean isOver(long nanos, long byNanos) {
		return this != NONE && nanos - this.goneNanos > byNanos;
	}

}
