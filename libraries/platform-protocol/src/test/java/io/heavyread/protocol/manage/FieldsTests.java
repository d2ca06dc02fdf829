package io.heavyread.protocol.manage;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a reader tells, a page that shows it stays a page. */
class FieldsTests {

	@Test
	void text_isCut() {
		assertThat(Fields.text("a".repeat(300))).hasSize(300);
		assertThat(Fields.text("a".repeat(1_000_000))).hasSize(300).endsWith("a…");
		assertThat(Fields.text(null)).isNull();
		assertThat(Fields.textOrEmpty(null)).isEmpty();
	}

	@Test
	void counts_areFewAndSome() {
		Map<String, Long> many = IntStream.range(0, 1000)
			.boxed()
			.collect(Collectors.toMap((i) -> "reason-" + i, (i) -> (long) i));
		assertThat(Fields.counts(many)).hasSize(40);
		Map<String, Long> odd = new HashMap<>();
		odd.put(null, 1L);
		odd.put("none", null);
		assertThat(Fields.counts(odd)).containsExactly(Map.entry("", 1L));
		assertThat(Fields.counts(null)).isEmpty();
	}

	@Test
	void instant_isRead() {
		assertThat(Fields.instant("2026-03-04T12:00:00Z")).isEqualTo(Instant.parse("2026-03-04T12:00:00Z"));
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "yesterday", "1999-12-31T23:59:59Z", "2200-01-01T00:00:01Z",
			"+1000000000-12-31T23:59:59Z" })
	void instant_ofNoneOfTheseCenturies_isNone(String text) {
		assertThat(Fields.instant(text)).isNull();
	}

}
