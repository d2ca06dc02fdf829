package io.heavyread.cache.failover;

import java.time.Duration;

import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The owner of the slot hangs, its replica is promoted by the other owners, all posts are
 * replaced there, and the old owner wakes. Nobody is asked as a witness.
 */
@Tag("drill")
class ClusterFailOverIT {

	private static final Duration HANG = Duration.ofSeconds(11);

	private static final Duration AFTERWARDS = Duration.ofSeconds(8);

	@Test
	void ownerHangsAndWakes_allFollowTheNewOwner() {
		try (ClusterPlatform platform = new ClusterPlatform();
				Drill drill = platform.drill("Cluster, the owner hangs for 11 s")) {
			RedisProcess old = platform.nodes().owner();
			RedisProcess heir = platform.nodes().replica();
			old.pause();
			long hung = System.nanoTime();
			Drill.await().until(() -> RedisGroup.isPrimary(heir));
			drill.promoted(heir);
			drill.replaceAll(platform.writer());
			drill.until(hung, HANG);
			old.resume();
			drill.during(AFTERWARDS);
			drill.end(heir).answersHold().allAreBackInTime().lostOnlyBefore(hung);
		}
	}

}
