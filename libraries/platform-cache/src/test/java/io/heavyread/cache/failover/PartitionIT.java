package io.heavyread.cache.failover;

import java.time.Duration;

import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The primary is cut off, with a reader, a writer and one of three sentinels beside it:
 * it is well, and confirms whatever they say.
 */
@Tag("drill")
class PartitionIT {

	/** Lease, messages between sentinels, and the interval of asking them. */
	private static final Duration LIMIT = Duration.ofMillis(2000 + 2000 + 500);

	private static final Duration CUT = Duration.ofSeconds(12);

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration AFTERWARDS = Duration.ofSeconds(5);

	@Test
	void primaryCutOff_readerBesideItMarksItsAnswers() {
		try (PartitionedPlatform platform = new PartitionedPlatform(0, 1);
				Drill drill = platform.drill("primary cut off with a reader, a writer and one sentinel of three")
					.limit(platform.lonelyReader(), LIMIT)) {
			platform.cut();
			long cut = System.nanoTime();
			RedisProcess heir = RedisGroup.awaitPromotion(platform.others());
			drill.promoted(heir);
			drill.replaceAll(platform.writer());
			drill.until(cut, CUT);
			platform.heal();
			drill.during(AFTERWARDS);
			drill.end(heir).answersHold().nothingIsLost();
		}
	}

	/**
	 * The replica beside the old primary confirms what is written there. Nobody can have
	 * been promoted until the primary was silent for so long, and then the writer stops.
	 */
	@Test
	void primaryCutOffWithAReplica_losesOnlyWhatItAcknowledgedBeforeThePromotion() {
		try (PartitionedPlatform platform = new PartitionedPlatform(1, 1);
				Drill drill = platform.drill("primary cut off with a replica, wait-for-replicas 1")
					.limit(platform.lonelyReader(), LIMIT)) {
			long cut = System.nanoTime();
			RedisProcess heir = cutAndHeal(platform, drill, 1);
			drill.end(heir).answersHold().lostOnlyBefore(cut + Sentinels.DOWN_AFTER.toNanos());
		}
	}

	@Test
	void primaryCutOffWithAReplica_losesNothingWhereBothReplicasAreWaitedFor() {
		try (PartitionedPlatform platform = new PartitionedPlatform(1, 2);
				Drill drill = platform.drill("primary cut off with a replica, wait-for-replicas 2")
					.limit(platform.lonelyReader(), LIMIT)) {
			RedisProcess heir = cutAndHeal(platform, drill, 2);
			drill.end(heir).answersHold().nothingIsLost();
		}
	}

	/** Return the new primary, once it has so many replicas and takes writes. */
	private static RedisProcess cutAndHeal(PartitionedPlatform platform, Drill drill, int replicas) {
		platform.cut();
		long cut = System.nanoTime();
		RedisProcess heir = RedisGroup.awaitPromotion(platform.others());
		drill.promoted(heir);
		drill.until(cut, CUT);
		platform.heal();
		drill.until(PATIENCE, () -> RedisGroup.hasReplicas(heir, replicas));
		drill.able();
		drill.replaceAll(platform.writer());
		drill.during(AFTERWARDS);
		return heir;
	}

}
