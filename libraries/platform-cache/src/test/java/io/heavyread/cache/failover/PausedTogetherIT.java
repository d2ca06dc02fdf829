package io.heavyread.cache.failover;

import java.time.Duration;
import java.util.List;

import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The primary and one replica hang together, the other replica is promoted, both go on at
 * once, while connections to them are still open. Then the old primary has a replica that
 * confirms what it writes, so that only the sentinels know that nothing of it stays.
 */
@Tag("drill")
class PausedTogetherIT {

	private static final Duration AFTERWARDS = Duration.ofSeconds(8);

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	@Test
	void primaryAndReplicaHangAndWake_nothingIsLost() {
		try (SentinelPlatform platform = new SentinelPlatform(1);
				Drill drill = platform.drill("primary and one replica hang together, wait-for-replicas 1")) {
			List<RedisProcess> together = List.of(platform.group().primary(), platform.group().replica(1));
			together.forEach(RedisProcess::pause);
			RedisProcess heir = RedisGroup.awaitPromotion(List.of(platform.group().replica(2)));
			together.forEach(RedisProcess::resume);
			drill.promoted(heir);
			platform.sentinels().awaitNamed(heir.port());
			drill.until(PATIENCE, () -> RedisGroup.hasReplicas(heir, 1));
			drill.able();
			drill.replaceAll(platform.writer());
			drill.during(AFTERWARDS);
			drill.end(heir).answersHold().allAreBackInTime().nothingIsLost();
		}
	}

}
