package io.heavyread.reader.manage.warmups;

import java.time.Instant;

import io.heavyread.cache.warmup.WarmUp;
import io.heavyread.cache.warmup.WarmUpRequest;
import io.heavyread.protocol.manage.WarmUpJob;
import io.heavyread.protocol.manage.WarmUpState;

/** Describes warm-ups as the management port shows them. */
final class WarmUpJobs {

	private WarmUpJobs() {
	}

	static WarmUpJob of(WarmUp warmUp) {
		WarmUpRequest request = warmUp.request();
		Instant finishedAt = warmUp.finishedAt();
		return new WarmUpJob(warmUp.job(), WarmUpState.of(warmUp.state().label()), warmUp.total(), warmUp.loaded(),
				warmUp.skipped(), warmUp.failed(), warmUp.startedAt().toString(),
				(finishedAt != null) ? finishedAt.toString() : null, request.scope().label(),
				(request.limit() != WarmUpRequest.MAX_LIMIT) ? request.limit() : null, request.dryRun(),
				warmUp.detail());
	}

}
