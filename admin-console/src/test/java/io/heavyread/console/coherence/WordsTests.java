package io.heavyread.console.coherence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.heavyread.console.support.Fleets;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The audit is the list of what people did; readers are compared. */
class WordsTests {

	private static final Path COHERENCE = Path.of("src/main/java/io/heavyread/console/coherence");

	private static final Path PAGE = Path.of("src/main/resources/templates/coherence/page.html");

	@Test
	void comparison_isNowhereCalledAnAudit() throws IOException {
		try (Stream<Path> files = Stream.concat(Files.list(COHERENCE), Stream.of(PAGE))) {
			assertThat(files).hasSizeGreaterThan(10)
				.allSatisfy((file) -> assertThat(Files.readString(file)).doesNotContainPattern(
						"(?i)coherence audit|(an|the|no) audit (begins|has|is|looks|runs)|\\w[Aa]uditReport"));
		}
	}

	/** Clients of the API may still read the earlier name. */
	@Test
	void fullComparison_isToldUnderItsNameAndTheEarlierOne() {
		ComparisonReport full = new ComparisonReport(Fleets.NOW, Duration.ofMillis(7), true, List.of(), List.of(), "");
		JsonNode reports = JsonMapper.shared()
			.valueToTree(new CoherenceApiController.Reports(null, full, "", List.of()));
		assertThat(reports.path("full").path("full").asBoolean()).isTrue();
		assertThat(reports.path("audit")).isEqualTo(reports.path("full"));
		assertThat(reports.path("earlierName").isMissingNode()).isTrue();
	}

}
