package io.heavyread.cache.faults;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Correctness does not depend on messages: with push switched off readers are only
 * slower.
 */
class PushDisabledIT {

	@Test
	void pushSwitchedOff_everyAnswerIsProven() {
		try (FaultPlatform platform = FaultPlatform.start("platform.cache.push-enabled=false")) {
			FaultReport report = platform.drive("push switched off for 4 s", Duration.ofSeconds(2), (run) -> {
				run.during(Duration.ofSeconds(4));
				run.writes().pause();
			});
			assertThat(report.count(Answer.Kind.UNKNOWN)).isZero();
			assertThat(report.count(Answer.Kind.STALE)).isZero();
			assertThat(platform.reader(1).status().changes().get("applied")).isZero();
		}
	}

}
