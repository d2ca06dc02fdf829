package io.heavyread.writer;

import java.time.Duration;
import java.util.List;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.ServiceProcess;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A service that is told to writes its log as JSON, line by line; also its warnings while
 * there is no Redis.
 */
class StructuredLogsIT {

	/** The variable LOGGING_STRUCTURED_FORMAT_CONSOLE, as an argument. */
	private static final String FORMAT = "--logging.structured.format.console=ecs";

	@Test
	void everyLine_isADocumentThatNamesTheService() {
		try (ServiceProcess writer = ServiceProcess.start(WriterApplication.class, FORMAT,
				"--REDIS_ADDR=127.0.0.1:" + RedisProcess.freePort(), "--server.port=" + RedisProcess.freePort(),
				"--management.server.port=" + RedisProcess.freePort(), "--platform.admin.token=a-token")) {
			await().atMost(Duration.ofSeconds(60)).until(() -> writer.output().contains("Started WriterApplication"));
			await().atMost(Duration.ofSeconds(60)).until(() -> writer.output().contains("\"WARN\""));
			writer.kill();
			List<String> lines = writer.output().lines().toList();
			// The last may be cut where the process ended.
			lines.subList(0, lines.size() - 1).forEach(StructuredLogsIT::assertStructured);
		}
	}

	private static void assertStructured(String line) {
		JsonNode document = JsonMapper.shared().readTree(line);
		assertThat(document.path("@timestamp").asString()).as(line).isNotEmpty();
		assertThat(document.path("message").asString()).as(line).isNotEmpty();
		assertThat(document.path("log").path("level").asString()).as(line).isIn("INFO", "WARN", "ERROR");
		assertThat(document.path("service").path("name").asString()).as(line).isEqualTo("platform-writer");
	}

}
