package io.heavyread.writer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.writer.support.RunningWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A writer never tells its secrets: not in its log, its metrics, its documents or its
 * errors.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretsIT {

	private static final String PASSWORD = "rEdIs-pAsSwOrD-4711";

	private static final String WRONG = "wRoNg-pAsSwOrD-0815";

	private static final List<String> PATHS = List.of("/actuator", "/actuator/health", "/actuator/info",
			"/actuator/prometheus", "/actuator/env", "/actuator/configprops", "/error");

	@Test
	void rightAndWrongPasswords_areNeverTold(CapturedOutput output) {
		List<String> told = new ArrayList<>();
		try (RedisProcess redis = RedisProcess.start("--requirepass", PASSWORD)) {
			try (RunningWriter writer = writer(redis, PASSWORD)) {
				await().atMost(Duration.ofSeconds(20)).until(() -> writer.client().get("/health").statusCode() == 200);
				told.addAll(everything(writer));
				redis.kill();
				told.addAll(everything(writer));
				redis.restart();
			}
			try (RunningWriter writer = writer(redis, WRONG)) {
				await().atMost(Duration.ofSeconds(20)).until(() -> output.getOut().contains("WRONGPASS"));
				told.addAll(everything(writer));
			}
		}
		told.add(output.getAll());
		assertThat(told).hasSizeGreaterThan(20)
			.allSatisfy((text) -> assertThat(text).doesNotContain(PASSWORD, WRONG, "an-admin-token"));
	}

	private static RunningWriter writer(RedisProcess redis, String password) {
		return RunningWriter.start(redis, "--spring.data.redis.password=" + password,
				"--platform.admin.token=an-admin-token", "--logging.level.io.heavyread=DEBUG");
	}

	private static List<String> everything(RunningWriter writer) {
		List<String> told = new ArrayList<>();
		PATHS.forEach((path) -> told.add(writer.management().get(path).body()));
		told.add(writer.client().create("{\"id\":\"a\",\"title\":\"t\"}").body());
		told.add(writer.client().create("{").body());
		told.add(writer.client().get("/health").body());
		return told;
	}

}
