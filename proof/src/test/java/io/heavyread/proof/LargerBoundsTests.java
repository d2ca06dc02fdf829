package io.heavyread.proof;

import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds within the bounds of the build holds within larger ones: the profile
 * {@code proof} runs it.
 */
@Tag("large")
class LargerBoundsTests {

	private static final String HUNG_OR_CUT = "Faults = {\"hung\", \"cut\"}";

	@ParameterizedTest
	@MethodSource
	void model_withinLargerBounds_holds(Model model) {
		assertThat(Tlc.search(model).completed()).isTrue();
	}

	static Stream<Model> model_withinLargerBounds_holds() {
		Model sentinel = Model.of("Reader", "Sentinel");
		Model acknowledged = sentinel.with("WritesWitnessed = TRUE")
			.with("Timely = FALSE")
			.with("Hello = 0")
			.with("Limit = 0");
		Model loads = Model.of("Reader", "Loads");
		Model writer = Model.of("Writer", "Writer").with("MaxWrites = 2");
		return Stream.of(sentinel.with(HUNG_OR_CUT), sentinel.with("MaxWrites = 3"), sentinel.with("Lease = 2"),
				sentinel.with("MaxPromotions = 2"), acknowledged.with("MaxPromotions = 2").with("Synced = TRUE"),
				loads.with("Lease = 1"), loads.with("Evidence = \"before\""), writer, writer.with(HUNG_OR_CUT),
				writer.with("Hello = 2").with("After = 3"));
	}

}
