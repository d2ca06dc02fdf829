package io.heavyread.console.reader;

import org.jspecify.annotations.Nullable;

/**
 * A warm-up as a reader reports it.
 *
 * @param job its name on that reader
 * @param state how it stands
 * @param total ids to look at
 * @param loaded ids loaded from the store
 * @param skipped ids that were fresh already
 * @param failed ids that could not be loaded
 * @param startedAt when it began, ISO 8601
 * @param finishedAt when it ended, ISO 8601
 */
public record WarmUpJob(String job, WarmUpState state, long total, long loaded, long skipped, long failed,
		@Nullable String startedAt, @Nullable String finishedAt) {

	public WarmUpJob {
		job = MemberFields.textOrEmpty(job);
		state = (state != null) ? state : WarmUpState.UNKNOWN;
		startedAt = MemberFields.text(startedAt);
		finishedAt = MemberFields.text(finishedAt);
	}

	/** Return how many ids were looked at. */
	public long done() {
		return this.loaded + this.skipped + this.failed;
	}

	/** Return the same job as one that failed. */
	public WarmUpJob failing() {
		return new WarmUpJob(this.job, WarmUpState.FAILED, this.total, this.loaded, this.skipped, this.failed,
				this.startedAt, this.finishedAt);
	}

	/** Tell whether it goes on. */
	public boolean isRunning() {
		return this.state == WarmUpState.RUNNING;
	}

}
