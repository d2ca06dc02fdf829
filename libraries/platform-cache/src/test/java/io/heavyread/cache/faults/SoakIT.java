package io.heavyread.cache.faults;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import io.heavyread.cache.PostCache;
import io.heavyread.cache.test.TestReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.MessageRule;
import io.heavyread.protocol.test.TestNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Random faults, one after the other, under reads and writes, while readers come and go.
 * After each all must agree and no answer may have been wrong; in the end nothing may
 * have leaked. Run by {@code -Psoak}; {@code -Dsoak.duration} says how long,
 * {@code -Dsoak.seed} which faults.
 */
@Tag("soak")
class SoakIT {

	private static final Logger logger = LoggerFactory.getLogger(SoakIT.class);

	private static final Resources ALLOWANCE = new Resources(10, 20, 32 << 20, 64 << 20);

	private static final Duration AGREEMENT = Duration.ofSeconds(20);

	private final Random random = new Random(Long.getLong("soak.seed", System.nanoTime()));

	private final Map<Fault, Integer> happened = new EnumMap<>(Fault.class);

	@Test
	void randomFaults_forLong_endInAgreementWithoutLeaks() {
		Duration duration = Duration.parse("PT" + System.getProperty("soak.duration", "15m"));
		try (FaultPlatform platform = FaultPlatform.start()) {
			// What is made once is made.
			for (Fault fault : Fault.values()) {
				happen(platform, fault);
			}
			Resources before = resources(platform);
			long end = System.nanoTime() + duration.toNanos();
			for (int i = 1; System.nanoTime() - end < 0; i++) {
				happen(platform, Fault.values()[this.random.nextInt(Fault.values().length)]);
				if (i % 20 == 0) {
					logger.info("Soak: {} after {} faults", Resources.now(), i);
				}
			}
			Resources after = resources(platform);
			logger.info("Soak: {} before, {} after, {}", before, after, this.happened);
			assertThat(after.growthSince(before, ALLOWANCE)).isEmpty();
			assertThat(platform.readers()).allMatch((reader) -> reader.state() == FeedState.LIVE);
		}
	}

	/** What is held apart from cached posts, which are not a leak. */
	private static Resources resources(FaultPlatform platform) {
		platform.readers().forEach(FaultReader::evictAll);
		return Resources.now();
	}

	private void happen(FaultPlatform platform, Fault fault) {
		this.happened.merge(fault, 1, Integer::sum);
		FaultReader victim = platform.reader(1 + this.random.nextInt(3));
		platform.drive("soak: " + fault, AGREEMENT, (run) -> happen(platform, fault, victim, run));
	}

	private void happen(FaultPlatform platform, Fault fault, FaultReader victim, FaultRun run) {
		Duration time = Duration.ofMillis(200 + this.random.nextInt(1300));
		switch (fault) {
			case SUBSCRIPTION_KILLED -> platform.redis().command("CLIENT", "KILL", "TYPE", "pubsub");
			case ALL_KILLED -> platform.redis().command("CLIENT", "KILL", "TYPE", "normal");
			case MESSAGES_LOST -> {
				victim.proxy().messages(MessageRule.drop().onlyNth(1 + this.random.nextInt(20)));
				run.during(time);
			}
			case REDIS_PAUSED -> {
				platform.redis().pause();
				run.during(time);
				platform.redis().resume();
			}
			case REDIS_RESTARTED -> {
				platform.redis().kill();
				platform.redis().restart();
			}
			case NETWORK_SILENT -> {
				victim.proxy().stallReplies();
				run.during(time);
			}
			case READERS_COME_AND_GO -> comeAndGo(platform);
			case NOTHING -> run.during(time);
		}
		platform.heal();
	}

	private void comeAndGo(FaultPlatform platform) {
		IntStream.range(0, 3).forEach((i) -> {
			try (TestNode guest = TestReader.start("guest-" + i, platform.redis().address())) {
				FaultPlatform.await().until(() -> guest.get(PostCache.class).state() == FeedState.LIVE);
			}
		});
	}

	/** What happens. */
	private enum Fault {

		SUBSCRIPTION_KILLED, ALL_KILLED, MESSAGES_LOST, REDIS_PAUSED, REDIS_RESTARTED, NETWORK_SILENT,
		READERS_COME_AND_GO, NOTHING

	}

}
