package io.heavyread.writer.posts;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VisibleTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\r\n", "\u0000\u001f\u007f", "\u00a0\u2003\u3000", "\u2028\u2029",
			"\u200b\u200d\u2060", "\ufeff", "\u00ad", "\u202e", "\ufe0f", "\u2800", "\u3164\u115f", "\udb40\udd00",
			"\udb40\udc41" })
	void in_nothingToSee_isFalse(String text) {
		assertThat(VisibleText.in(text)).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", " . ", "\u200bx", "\u00e9", "\u4e2d", "\ud83d\ude00", "\u0301", "0", "\ue000" })
	void in_oneThingToSee_isTrue(String text) {
		assertThat(VisibleText.in(text)).isTrue();
	}

}
