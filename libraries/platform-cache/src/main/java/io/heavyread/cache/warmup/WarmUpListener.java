package io.heavyread.cache.warmup;

/** Counts warm-ups. Any thread calls; must not block. */
public interface WarmUpListener {

	/** A listener that counts nothing. */
	WarmUpListener NONE = (warmUp) -> {
	};

	/** A warm-up ended. */
	void ended(WarmUp warmUp);

}
