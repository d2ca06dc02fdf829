package io.heavyread.cache.feed;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import io.heavyread.cache.proof.Inbox;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a starting reader from being LIVE until its warm-up has ended, well or not. Used
 * on the feed's thread.
 */
final class StartGate {

	private static final Logger logger = LoggerFactory.getLogger(StartGate.class);

	private final Supplier<? extends CompletionStage<?>> warmUp;

	private final Inbox inbox;

	private final Runnable opened;

	private boolean begun;

	private boolean open;

	/**
	 * Create a closed gate.
	 * @param warmUp begins what has to end first
	 * @param inbox leads back to the feed's thread
	 * @param opened runs on the feed's thread when the gate has opened
	 */
	StartGate(Supplier<? extends CompletionStage<?>> warmUp, Inbox inbox, Runnable opened) {
		this.warmUp = warmUp;
		this.inbox = inbox;
		this.opened = opened;
	}

	/** Tell whether the warm-up has ended; the first call begins it. */
	boolean isOpen() {
		if (!this.begun) {
			this.begun = true;
			begin();
		}
		return this.open;
	}

	private void begin() {
		try {
			this.warmUp.get().whenComplete((result, failure) -> this.inbox.execute(() -> end(failure)));
		}
		catch (RuntimeException ex) {
			end(ex);
		}
	}

	private void end(@Nullable Throwable failure) {
		if (failure != null) {
			logger.warn("The warm-up of the start failed; the reader starts without it", failure);
		}
		this.open = true;
		this.opened.run();
	}

}
