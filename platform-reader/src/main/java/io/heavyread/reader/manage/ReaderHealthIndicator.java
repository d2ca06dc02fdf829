package io.heavyread.reader.manage;

import io.heavyread.cache.FeedControl;
import io.heavyread.cache.FeedStatus;
import io.heavyread.cache.PostCache;
import io.heavyread.reader.server.DataServer;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Up while the reader can answer, even if only with posts that are marked as stale. Bean
 * name {@code reader}.
 */
@Component("readerHealthIndicator")
class ReaderHealthIndicator implements HealthIndicator {

	private final FeedControl feed;

	private final PostCache cache;

	private final DataServer server;

	ReaderHealthIndicator(FeedControl feed, PostCache cache, DataServer server) {
		this.feed = feed;
		this.cache = cache;
		this.server = server;
	}

	@Override
	public Health health() {
		FeedStatus status = this.feed.status();
		boolean up = this.server.isRunning() && canAnswer(status);
		return (up ? Health.up() : Health.down()).withDetail("state", status.state().name())
			.withDetail("sequence", status.position().sequence())
			.withDetail("leaseAgeMs", status.leaseAgeMillis())
			.build();
	}

	private boolean canAnswer(FeedStatus status) {
		return switch (status.state()) {
			case LIVE, RESYNC -> true;
			case DEGRADED -> isWithinMaxStale(status.leaseAgeMillis());
			case STARTING, SYNCING, DRAINING -> false;
		};
	}

	private boolean isWithinMaxStale(long leaseAgeMillis) {
		return leaseAgeMillis >= 0 && leaseAgeMillis * 1_000_000 <= this.cache.maxStaleNanos();
	}

}
