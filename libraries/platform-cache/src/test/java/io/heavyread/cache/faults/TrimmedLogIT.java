package io.heavyread.cache.faults;

import java.time.Duration;

import io.heavyread.protocol.Keyspace;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The log is cut while a reader is away. */
class TrimmedLogIT {

	@Test
	void readerAway_whileTheLogIsTrimmed() {
		try (FaultPlatform platform = FaultPlatform.start()) {
			FaultReader away = platform.reader(1);
			platform.drive("log trimmed while a reader was away", Duration.ofSeconds(10), (run) -> {
				away.proxy().refuse();
				run.writeSome(200);
				assertThat(platform.redis().command("XTRIM", Keyspace.POSTS.log(), "MAXLEN", "5")).startsWith(":");
				away.proxy().heal();
			});
			assertThat(away.status().resyncs().get("trimmed")).isPositive();
			assertThat(platform.reader(2).status().resyncTotal()).isZero();
		}
	}

}
