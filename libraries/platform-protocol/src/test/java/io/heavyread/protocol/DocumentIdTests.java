package io.heavyread.protocol;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DocumentIdTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "4711/DE", "...", "!", "~", "{posts}:meta", "a*b?[c]\\" })
	void visibleAscii_isAnId(String text) {
		assertThat(DocumentId.isValid(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "a b", "a\n", "\u0000", "\u007f", "\u00e4", "\ud83d\ude00" })
	void anythingElse_isNone(String text) {
		assertThat(DocumentId.isValid(text)).isFalse();
	}

	@Test
	void length_isBounded() {
		assertThat(DocumentId.isValid("x".repeat(DocumentId.MAX_LENGTH))).isTrue();
		assertThat(DocumentId.isValid("x".repeat(DocumentId.MAX_LENGTH + 1))).isFalse();
	}

}
