package io.heavyread.cache.faults;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Redis refuses writes; each is refused whole, and readers go on. */
class RefusedWritesIT {

	private static final Duration QUICKLY = Duration.ofSeconds(2);

	private static final Duration REFUSAL = Duration.ofMillis(1500);

	@AutoClose
	private static final FaultPlatform platform = FaultPlatform.start();

	@Test
	void outOfMemory() {
		FaultReport report = refused("Redis out of memory for 1.5 s", List.of("CONFIG", "SET", "maxmemory", "1"),
				List.of("CONFIG", "SET", "maxmemory", "0"));
		assertThat(report.count(Answer.Kind.STALE) + report.count(Answer.Kind.UNKNOWN)).isZero();
	}

	/**
	 * A replica proves nothing: where no other server is the primary, answers are marked
	 * once the lease ends.
	 */
	@Test
	void readOnly() {
		refused("Redis read-only for 1.5 s", List.of("REPLICAOF", "127.0.0.1", "" + RedisProcess.freePort()),
				List.of("REPLICAOF", "NO", "ONE"));
	}

	private static FaultReport refused(String fault, List<String> begin, List<String> end) {
		FaultReport report = platform.drive(fault, QUICKLY, (run) -> {
			long refusing = refuse(run, begin, end);
			int before = run.history().acknowledged();
			run.until(() -> run.history().acknowledged() > before + 20);
			run.writes().pause();
			assertThat(refusing).isZero();
			assertIndexed(run);
		});
		assertThat(report.count(Committed.Outcome.REFUSED)).isGreaterThan(100);
		assertThat(report.count(Committed.Outcome.UNKNOWN)).isZero();
		return report;
	}

	/** Return how many writes were acknowledged that began while Redis refused them. */
	private static long refuse(FaultRun run, List<String> begin, List<String> end) {
		command(begin);
		long from = System.nanoTime();
		try {
			run.during(REFUSAL);
			return run.history()
				.writes()
				.stream()
				.filter((write) -> write.isAcknowledged() && write.startNanos() - from > 0)
				.count();
		}
		finally {
			command(end);
		}
	}

	private static void assertIndexed(FaultRun run) {
		try (Truth truth = new Truth(platform.redis().port())) {
			assertThat(truth.indexProblems(IntStream.range(0, ReadLoad.IDS).mapToObj(run::id).toList())).isEmpty();
		}
	}

	@Test
	void scriptsFlushed() {
		FaultReport report = platform.drive("SCRIPT FLUSH, 20 times in 1 s", QUICKLY, (run) -> {
			for (int i = 0; i < 20; i++) {
				command(List.of("SCRIPT", "FLUSH"));
				run.during(Duration.ofMillis(50));
			}
		});
		assertThat(report.count(Committed.Outcome.REFUSED)).isZero();
		assertThat(report.count(Committed.Outcome.UNKNOWN)).isZero();
	}

	private static void command(List<String> words) {
		assertThat(platform.redis().command(words.toArray(String[]::new))).startsWith("+OK");
	}

}
