package io.heavyread.cache.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Redis dies, and comes back with everything, with nothing, or with an earlier state. */
class StoreLossIT {

	private static final Duration RECOVERY = Duration.ofSeconds(10);

	private static final Duration DOWN = Duration.ofMillis(500);

	@AutoClose
	private static final FaultPlatform platform = FaultPlatform.start();

	@Test
	void killedAndRestarted() {
		long resyncs = resyncs("");
		FaultReport report = platform.drive("kill -9, restart with its append-only file", RECOVERY, (run) -> {
			platform.redis().kill();
			run.during(Duration.ofSeconds(1));
			platform.redis().restart();
		});
		assertThat(report.count(Committed.Outcome.REFUSED)).isPositive();
		assertThat(resyncs("")).isEqualTo(resyncs);
	}

	@Test
	void restartedEmpty() {
		long before = epoch();
		platform.drive("kill -9, restart empty", RECOVERY, (run) -> {
			platform.redis().kill();
			long gone = System.nanoTime();
			platform.redis().wipe();
			run.during(DOWN);
			run.history().lost(new Loss(gone, System.nanoTime(), 0, false));
			platform.redis().restart();
		});
		assertThat(epoch()).isNotEqualTo(before);
	}

	@Test
	void flushAll() {
		long before = epoch();
		platform.drive("FLUSHALL under traffic", RECOVERY, (run) -> {
			platform.redis().command("FLUSHALL");
			long gone = System.nanoTime();
			// Writes that were on their way are told later; a new history takes longer.
			run.history().lost(new Loss(gone, gone + TimeUnit.SECONDS.toNanos(1), 0, false));
		});
		assertThat(epoch()).isNotEqualTo(before);
	}

	@Test
	void restoredToAnEarlierState_thenWrittenPastTheOldPosition() throws IOException {
		long forks = resyncs("fork");
		long before = epoch();
		RedisProcess redis = platform.redis();
		Path file = redis.directory().resolve("appendonly.aof");
		Path copy = Files.createTempFile("earlier", ".aof");
		platform.drive("restored to an earlier state, then written past the old position", RECOVERY, (run) -> {
			run.writes().pause();
			long survived = position().sequence();
			Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
			run.writes().resume();
			run.writeSome(100);
			redis.kill();
			long gone = System.nanoTime();
			long old = platform.reader(1).position().sequence();
			Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
			run.during(DOWN);
			run.history().lost(new Loss(gone, System.nanoTime(), survived, false));
			redis.restart();
			run.until(() -> position().sequence() > old);
		});
		Files.delete(copy);
		assertThat(epoch()).isEqualTo(before);
		assertThat(resyncs("fork") - forks).isGreaterThanOrEqualTo(3);
	}

	private static long resyncs(String reason) {
		return platform.readers()
			.stream()
			.mapToLong((reader) -> reason.isEmpty() ? reader.status().resyncTotal()
					: reader.status().resyncs().getOrDefault(reason, 0L))
			.sum();
	}

	private static long epoch() {
		return position().epoch();
	}

	private static Position position() {
		try (Truth truth = new Truth(platform.redis().port())) {
			Position position = truth.position();
			return (position != null) ? position : Position.NONE;
		}
	}

}
