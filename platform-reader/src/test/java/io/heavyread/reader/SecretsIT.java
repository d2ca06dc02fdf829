package io.heavyread.reader;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A reader never tells its secrets: not in its log, its metrics, its documents or its
 * errors.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretsIT {

	private static final String REDIS_PASSWORD = "rEdIs-pAsSwOrD-4711";

	private static final String WRONG_PASSWORD = "wRoNg-pAsSwOrD-0815";

	private static final List<String> PATHS = List.of("/actuator", "/actuator/health", "/actuator/health/readiness",
			"/actuator/info", "/actuator/prometheus", "/actuator/env", "/actuator/configprops", "/actuator/postcache",
			"/actuator/postcache/none", "/error");

	@Test
	void rightAndWrongPasswords_areNeverTold(CapturedOutput output) {
		List<String> told = new ArrayList<>();
		try (RedisProcess redis = RedisProcess.start("--requirepass", REDIS_PASSWORD)) {
			try (ReaderNode reader = node(redis, REDIS_PASSWORD)) {
				await().atMost(Duration.ofSeconds(20)).until(() -> reader.data("/health").statusCode() == 503);
				told.addAll(everything(reader));
				redis.kill();
				told.addAll(everything(reader));
				redis.restart();
			}
			try (ReaderNode reader = node(redis, WRONG_PASSWORD)) {
				await().atMost(Duration.ofSeconds(20)).until(() -> output.getOut().contains("WRONGPASS"));
				told.addAll(everything(reader));
			}
		}
		told.add(output.getAll());
		assertThat(told).hasSizeGreaterThan(30)
			.allSatisfy((text) -> assertThat(text).doesNotContain(REDIS_PASSWORD, WRONG_PASSWORD, ReaderNode.TOKEN));
	}

	private static ReaderNode node(RedisProcess redis, String password) {
		return new ReaderNode("reader-1", redis.address(), "spring.data.redis.password=" + password,
				"logging.level.io.heavyread=DEBUG");
	}

	private static List<String> everything(ReaderNode reader) {
		List<String> told = new ArrayList<>();
		for (String path : PATHS) {
			told.add(reader.open("GET", path).body());
			told.add(reader.open("GET", path, "Authorization", "Bearer wrong").body());
			told.add(reader.manage("GET", path).body());
		}
		told.add(reader.data("/post?id=none").body());
		told.add(reader.data("/health").body());
		return told;
	}

}
