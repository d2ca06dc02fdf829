package io.heavyread.cache.warmup;

import java.time.Instant;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * One warm-up job at one moment.
 *
 * @param job the job's name, unique over restarts
 * @param request what was asked for
 * @param state where it stands
 * @param total posts that it is about; while it runs, as far as is known
 * @param loaded posts that were loaded
 * @param skipped posts that were cached and current already, or were left out because the
 * cache is full
 * @param failed posts that could not be loaded, tried twice, or do not exist
 * @param startedAt when it was asked for
 * @param finishedAt when it ended, null while it runs
 * @param detail why it ended as it did, empty when there is nothing to say
 */
public record WarmUp(String job, WarmUpRequest request, State state, long total, long loaded, long skipped, long failed,
		Instant startedAt, @Nullable Instant finishedAt, String detail) {

	/** Where a job stands. */
	public enum State {

		/** It works, or waits for the job before it. */
		RUNNING,

		/** It came to its end, or filled the cache. */
		DONE,

		/** It was stopped from outside. */
		CANCELLED,

		/** The store did not answer. */
		FAILED;

		/** Return the name as metrics and the management endpoint show it. */
		public String label() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

}
