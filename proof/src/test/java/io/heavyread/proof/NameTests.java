package io.heavyread.proof;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader behind one name, where there is nobody to witness.
 */
class NameTests {

	private static final Model NAME = Model.of("Reader", "Name");

	@Test
	void feed_ofAServerThatHangsLongerThanTheLeaseAndUntilTheNameHasMoved_isFresh() {
		assertThat(Tlc.search(NAME).completed()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Role = FALSE", "NewConnection = \"any\"", "NewConnection = \"since-proof\"",
			"Handshake = FALSE" })
	void feed_withoutOneSafeguard_isStale(String change) {
		assertThat(Tlc.search(NAME.with(change)).violated()).contains("FeedIsFresh");
	}

	@ParameterizedTest
	@ValueSource(strings = { "DownAfter = 1", "SleepsThrough = FALSE", "Faults = {\"cut\"}" })
	void feed_ofAServerThatIsNotAwayLongEnough_isStale(String change) {
		assertThat(Tlc.search(NAME.with(change)).violated()).contains("FeedIsFresh");
	}

	@Test
	void feed_afterTheFailOver_canBeProvenByTheNewPrimary() {
		assertThat(Tlc.search(NAME.checking("NeverLiveAtTheNew")).violated()).contains("NeverLiveAtTheNew");
	}

}
