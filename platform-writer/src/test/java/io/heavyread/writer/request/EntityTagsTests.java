package io.heavyread.writer.request;

import java.util.List;
import java.util.stream.Stream;

import io.heavyread.writer.http.ProblemException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EntityTagsTests {

	private static final String A = "\"000000000000000a\"";

	private static final String B = "\"fffffffffffffffe\"";

	static Stream<Arguments> chains_list_areTheStrongOnes() {
		return Stream.of(Arguments.of(A, List.of(10L)), Arguments.of(A + "," + B, List.of(10L, -2L)),
				Arguments.of(" " + A + " \t, " + B + " ", List.of(10L, -2L)),
				Arguments.of("," + A + ", ,", List.of(10L)), Arguments.of("W/" + A + ", " + B, List.of(-2L)),
				Arguments.of("\"000000000000000a-gzip\"", List.of(10L)),
				Arguments.of("\"000000000000000A\"", List.of()), Arguments.of("\"a,b\", " + A, List.of(10L)),
				Arguments.of("\"\"", List.of()), Arguments.of("\"000000000000000a-gzip-gzip\"", List.of()),
				Arguments.of("\"0000000000000000a\"", List.of()), Arguments.of("\"\u00e9\"", List.of()));
	}

	@ParameterizedTest
	@MethodSource
	void chains_list_areTheStrongOnes(String field, List<Long> chains) {
		assertThat(EntityTags.chains(field, "If-Match")).isEqualTo(chains);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ",", "a", "\"a", "a\"", "\"a\"\"b\"", "\"a\" \"b\"", "W/", "W/a", "w/\"a\"", "*",
			"\"a\", *", "'a'", "\"a b\"", "\"a\u007f\"", "\"a\";x" })
	void chains_malformedList_isRefused(String field) {
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> EntityTags.chains(field, "If-Match"))
			.satisfies((ex) -> assertThat(ex.problem().status()).isEqualTo(400));
	}

}
