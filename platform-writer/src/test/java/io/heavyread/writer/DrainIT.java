package io.heavyread.writer;

import java.time.Duration;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.writer.support.RunningWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A writer that ends says so first, and still takes what comes meanwhile. */
class DrainIT {

	@Test
	void ending_saysSo_andStillWrites() throws InterruptedException {
		try (RedisProcess redis = RedisProcess.start();
				RunningWriter writer = RunningWriter.start(redis, "--platform.writer.drain-delay=8s")) {
			await().atMost(Duration.ofSeconds(20)).until(() -> health(writer) == 200);
			Thread ending = new Thread(writer::close);
			ending.start();
			await().atMost(Duration.ofSeconds(6)).until(() -> health(writer) == 503);
			assertThat(writer.client().get("/health").body()).contains("\"state\":\"DRAINING\"");
			assertThat(writer.management().get("/actuator/health/readiness").statusCode()).isEqualTo(503);
			assertThat(writer.management().get("/actuator/health/liveness").statusCode()).isEqualTo(200);
			assertThat(writer.client().create("{\"id\":\"a\",\"title\":\"t\"}").statusCode()).isEqualTo(201);
			ending.join(30_000);
			assertThat(ending.isAlive()).isFalse();
		}
	}

	private static int health(RunningWriter writer) {
		return writer.client().get("/health").statusCode();
	}

}
