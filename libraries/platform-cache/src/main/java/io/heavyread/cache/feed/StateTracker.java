package io.heavyread.cache.feed;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;

import io.heavyread.protocol.FeedState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The feed's state with since when and why; each change is one log line. Written by one
 * thread, read by all.
 */
final class StateTracker {

	private static final Logger logger = LoggerFactory.getLogger(StateTracker.class);

	private final String instance;

	private final Clock clock;

	private final Supplier<String> detail;

	private volatile Stay stay;

	/**
	 * Create a tracker in state STARTING.
	 * @param instance the reader's id, for the log
	 * @param detail what to add to each log line
	 */
	StateTracker(String instance, Clock clock, Supplier<String> detail) {
		this.instance = instance;
		this.clock = clock;
		this.detail = detail;
		this.stay = new Stay(FeedState.STARTING, clock.instant(), "the process starts");
	}

	Stay now() {
		return this.stay;
	}

	FeedState state() {
		return this.stay.state();
	}

	/** Change the state, unless it is that already or the reader drains. */
	void moveTo(FeedState state, String cause) {
		FeedState before = this.stay.state();
		if (before == state || before == FeedState.DRAINING) {
			return;
		}
		this.stay = new Stay(state, this.clock.instant(), cause);
		String why = cause.isEmpty() ? "" : " (" + cause + ")";
		if (state == FeedState.DEGRADED) {
			logger.warn("{} is DEGRADED, was {}{}; {}", this.instance, before, why, this.detail.get());
		}
		else {
			logger.info("{} is {}, was {}{}; {}", this.instance, state, before, why, this.detail.get());
		}
	}

	/** A state with its beginning and its cause. */
	record Stay(FeedState state, Instant since, String cause) {
	}

}
