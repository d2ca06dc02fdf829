package io.heavyread.protocol.manage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A warm-up as a reader reports it.
 *
 * @param job its name on that reader
 * @param state how it stands
 * @param total posts that it is about, as far as is known
 * @param loaded posts that were loaded
 * @param skipped posts that were current already, or for which there was no room
 * @param failed posts that could not be loaded, or do not exist
 * @param startedAt when it was asked for, ISO 8601
 * @param finishedAt when it ended, ISO 8601, null while it runs
 * @param scope which posts
 * @param limit most posts to look at, null without a bound
 * @param dryRun whether it only counts
 * @param detail why it ended as it did, empty when there is nothing to say
 */
public record WarmUpJob(String job, WarmUpState state, long total, long loaded, long skipped, long failed,
		@Nullable String startedAt, @Nullable String finishedAt, String scope, @Nullable Integer limit, boolean dryRun,
		String detail) {

	public WarmUpJob {
		job = Fields.textOrEmpty(job);
		state = (state != null) ? state : WarmUpState.UNKNOWN;
		startedAt = Fields.text(startedAt);
		finishedAt = Fields.text(finishedAt);
		scope = Fields.textOrEmpty(scope);
		detail = Fields.textOrEmpty(detail);
	}

	/** Tell whether it goes on. */
	@JsonIgnore
	public boolean isRunning() {
		return this.state == WarmUpState.RUNNING;
	}

	/** Return how many posts were looked at. */
	public long done() {
		return this.loaded + this.skipped + this.failed;
	}

	/** Return the same job as one that failed. */
	public WarmUpJob failing() {
		return new WarmUpJob(this.job, WarmUpState.FAILED, this.total, this.loaded, this.skipped, this.failed,
				this.startedAt, this.finishedAt, this.scope, this.limit, this.dryRun, this.detail);
	}

}
