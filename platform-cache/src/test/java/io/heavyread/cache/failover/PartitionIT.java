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

	private static final Duration AFTERWARDS = Duration.ofSeconds(5);

	@Test
	void primaryCutOff_readerBesideItMarksItsAnswers() {
		try (PartitionedPlatform platform = new PartitionedPlatform();
				Drill drill = platform.drill("primary cut off with a reader, a writer and one sentinel of three")
					.limit(platform.lonelyReader(), LIMIT)) {
			platform.cut();
			long cut = System.nanoTime();
			RedisProcess heir = RedisGroup.awaitPromotion(platform.replicas());
			drill.promoted(heir);
			drill.replaceAll(platform.writer());
			drill.until(cut, CUT);
			platform.heal();
			drill.during(AFTERWARDS);
			drill.end(heir).answersHold().nothingIsLost();
		}
	}

}
