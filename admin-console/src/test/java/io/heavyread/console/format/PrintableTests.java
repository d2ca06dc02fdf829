package io.heavyread.console.format;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Words from outside as one line. */
class PrintableTests {

	@ParameterizedTest
	@ValueSource(strings = { "\n", "\r", "\u001b", "\u0085", "\u2028", "\u2029", "\u202e", "\u200b", "\ufeff", "\ud800",
			"\ue000" })
	void text_withWhatCannotBeSeen_hasBlanks(String hidden) {
		assertThat(Printable.of("a" + hidden + "b", 10)).isEqualTo("a b");
	}

	@Test
	void text_thatIsVisible_stays() {
		assertThat(Printable.of("Ada Łovelace 李 😀", 20)).isEqualTo("Ada Łovelace 李 😀");
	}

	@Test
	void text_thatIsLong_isCut() {
		assertThat(Printable.of("abcdef", 3)).isEqualTo("abc…");
		assertThat(Printable.of("ab😀", 3)).isEqualTo("ab …");
	}

}
