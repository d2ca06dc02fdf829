package io.heavyread.cache.failover;

import java.time.Duration;

import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The primary hangs, while its kernel still acknowledges what is sent to it; a replica is
 * promoted and all posts are replaced there; the old primary wakes.
 */
class HungPrimaryIT {

	private static final Duration AFTERWARDS = Duration.ofSeconds(8);

	@Tag("slow-fault")
	@Test
	void hangsAndWakes_allFollowTheNewPrimary() {
		drive(Duration.ofSeconds(11), 1);
	}

	@Tag("drill")
	@ParameterizedTest
	@CsvSource({ "11, 0", "25, 1", "25, 0", "100, 1", "100, 0" })
	void hangsForLong_allFollowTheNewPrimary(int seconds, int waitForReplicas) {
		drive(Duration.ofSeconds(seconds), waitForReplicas);
	}

	private static void drive(Duration hang, int waitForReplicas) {
		String name = "primary hangs for %d s, wait-for-replicas %d".formatted(hang.toSeconds(), waitForReplicas);
		try (SentinelPlatform platform = new SentinelPlatform(waitForReplicas); Drill drill = platform.drill(name)) {
			RedisProcess old = platform.group().primary();
			old.pause();
			long hung = System.nanoTime();
			RedisProcess heir = platform.group().awaitPromotion();
			drill.promoted(heir);
			platform.sentinels().awaitNamed(heir.port());
			drill.replaceAll(platform.writer());
			drill.until(hung, hang);
			old.resume();
			drill.during(AFTERWARDS);
			DrillOutcome outcome = drill.end(heir).answersHold().allAreBackInTime();
			if (waitForReplicas > 0) {
				outcome.nothingIsLost();
			}
			else {
				outcome.lostOnlyBefore(hung);
			}
		}
	}

}
