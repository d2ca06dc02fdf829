package io.heavyread.reader.manage.warmups;

import java.time.Instant;

import io.heavyread.cache.warmup.WarmUp;
import io.heavyread.cache.warmup.WarmUpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A warm-up as the management port shows it; the names are those of the JSON document.
 *
 * @param job the job's name
 * @param state running, done, cancelled or failed
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
record WarmUpDocument(String job, String state, long total, long loaded, long skipped, long failed, String startedAt,
		@Nullable String finishedAt, String scope, @Nullable Integer limit, boolean dryRun, String detail) {

	static WarmUpDocument of(WarmUp warmUp) {
		WarmUpRequest request = warmUp.request();
		Instant finishedAt = warmUp.finishedAt();
		return new WarmUpDocument(warmUp.job(), warmUp.state().label(), warmUp.total(), warmUp.loaded(),
				warmUp.skipped(), warmUp.failed(), warmUp.startedAt().toString(),
				(finishedAt != null) ? finishedAt.toString() : null, request.scope().label(),
				(request.limit() != WarmUpRequest.MAX_LIMIT) ? request.limit() : null, request.dryRun(),
				warmUp.detail());
	}

}
