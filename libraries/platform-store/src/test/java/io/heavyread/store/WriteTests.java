package io.heavyread.store;

import io.heavyread.store.Write.Idempotency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What cannot be asked of the store. */
class WriteTests {

	private static final byte[] NOTHING = {};

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "\u00e4", "\u007f" })
	void idThatNoFrameCarries_isRefused(String id) {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Write(Write.Kind.PUT, id, NOTHING, new WriteCondition.None(), null));
	}

	@Test
	void deleteWithABody_isRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Write(Write.Kind.DELETE, "a", new byte[] { 1 }, new WriteCondition.None(), null));
	}

	/** The script takes an empty fingerprint for a write without a key. */
	@ParameterizedTest
	@CsvSource({ "'', print", "key, ''" })
	void emptyIdempotency_isRefused(String key, String fingerprint) {
		assertThatIllegalArgumentException().isThrownBy(() -> new Idempotency(key, fingerprint, NOTHING));
	}

}
