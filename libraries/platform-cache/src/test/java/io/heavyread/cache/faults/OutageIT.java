package io.heavyread.cache.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Redis does not answer for longer than answers may be stale. */
@Tag("slow-fault")
class OutageIT {

	private static final Duration RECOVERY = Duration.ofSeconds(10);

	private static final Duration MAX_STALE = Duration.ofSeconds(5);

	@AutoClose
	private static final FaultPlatform platform = FaultPlatform.start("platform.cache.max-stale=5s");

	@Test
	void paused() {
		FaultReport report = platform.drive("SIGSTOP for 5 s", RECOVERY, (run) -> {
			platform.redis().pause();
			long begin = System.nanoTime();
			run.during(Duration.ofSeconds(5));
			long end = System.nanoTime();
			platform.redis().resume();
			assertMarked(run, begin, end);
		});
		assertThat(report.count(Answer.Kind.STALE)).isPositive();
		assertThat(report.count(Answer.Kind.UNKNOWN)).isPositive();
	}

	@Test
	void downForLongerThanMaxStale() {
		FaultReport report = platform.drive("down for 8 s, max-stale 5 s", RECOVERY, (run) -> {
			platform.redis().kill();
			long begin = System.nanoTime();
			run.during(Duration.ofSeconds(8));
			long end = System.nanoTime();
			platform.redis().restart();
			assertMarked(run, begin, end);
			long tooOld = begin + MAX_STALE.toNanos();
			assertThat(run.history().answers().stream())
				.filteredOn((answer) -> answer.sentNanos() - tooOld > 0 && answer.sentNanos() - end < 0)
				.isNotEmpty()
				.allMatch((answer) -> answer.kind() == Answer.Kind.UNKNOWN);
		});
		assertThat(report.count(Answer.Kind.STALE)).isPositive();
	}

	private static void assertMarked(FaultRun run, long begin, long end) {
		long leaseEnd = begin + FaultPlatform.MAX_STALENESS.toNanos() + TimeUnit.MILLISECONDS.toNanos(1);
		platform.readers().forEach((reader) -> run.assertNothingProven(reader, leaseEnd, end));
	}

}
