package io.heavyread.cache.failover;

import java.time.Duration;

import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An operator lets the sentinels replace a primary that is well. */
@Tag("drill")
class PlannedFailOverIT {

	private static final Duration AFTERWARDS = Duration.ofSeconds(8);

	/** An ordered promotion waits for nothing; sentinels are asked each 500 ms. */
	private static final Duration UNTIL_ASKED = Duration.ofSeconds(1);

	@Test
	void sentinelsFailOver_allFollowTheNewPrimary() {
		try (SentinelPlatform platform = new SentinelPlatform(1);
				Drill drill = platform.drill("SENTINEL FAILOVER, wait-for-replicas 1")) {
			long ordered = System.nanoTime();
			platform.sentinels().failOver();
			RedisProcess heir = platform.group().awaitPromotion();
			drill.promoted(heir);
			drill.during(AFTERWARDS);
			drill.end(heir).answersHold().allAreBackInTime().lostOnlyBefore(ordered + UNTIL_ASKED.toNanos());
		}
	}

}
