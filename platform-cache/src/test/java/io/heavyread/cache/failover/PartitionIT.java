package io.heavyread.cache.failover;

import java.time.Duration;

import io.heavyread.cache.test.RedisProcess;
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
		try (PartitionedPlatform platform = new PartitionedPlatform(0);
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
	 * A replica confirms what the writer beside the old primary writes; only the other
	 * sentinels know that nothing of it stays.
	 */
	@Test
	void primaryCutOffWithAReplica_writesBesideItAreNotAcknowledged() {
		try (PartitionedPlatform platform = new PartitionedPlatform(1);
				Drill drill = platform.drill("the same with a replica beside it")
					.limit(platform.lonelyReader(), LIMIT)) {
			platform.cut();
			long cut = System.nanoTime();
			RedisProcess heir = RedisGroup.awaitPromotion(platform.others());
			drill.promoted(heir);
			drill.until(cut, CUT);
			platform.heal();
			drill.until(PATIENCE, () -> RedisGroup.hasReplicas(heir, 1));
			drill.able();
			drill.replaceAll(platform.writer());
			drill.during(AFTERWARDS);
			drill.end(heir).answersHold().nothingIsLost();
		}
	}

}
