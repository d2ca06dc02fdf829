package io.heavyread.console.fleet;

import io.heavyread.console.errors.NotFoundException;
import io.heavyread.console.format.Tone;
import io.heavyread.console.support.FakeStore;
import io.heavyread.console.support.Fleets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The fleet as a whole. */
class FleetSnapshotTests {

	private static final ReaderView LIVE = Fleets.live("reader-1", 9);

	private static final ReaderView DEGRADED = Fleets.reader("reader-2", ReaderStatus.DEGRADED, "",
			Fleets.state("DEGRADED", 8, ""));

	@Test
	void tone_isThatOfTheWorst() {
		assertThat(Fleets.of(LIVE).tone()).isEqualTo(Tone.LIVE);
		assertThat(Fleets.of(LIVE, DEGRADED).tone()).isEqualTo(Tone.WARN);
		assertThat(Fleets.of().tone()).isEqualTo(Tone.BAD);
		assertThat(Fleets.withoutStore(LIVE).tone()).isEqualTo(Tone.BAD);
	}

	/** A reader may have applied what the store had not told yet when it was asked. */
	@Test
	void sequence_isTheLargestThatAnyoneKnows() {
		assertThat(Fleets.withStore(FakeStore.HEALTHY, LIVE, DEGRADED).sequence()).isEqualTo(9);
		assertThat(Fleets.withStore(FakeStore.HEALTHY, Fleets.live("reader-3", 5)).sequence()).isEqualTo(7);
		assertThat(Fleets.of().sequence()).isZero();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "  " })
	void noName_choosesAllReaders(String name) {
		assertThat(Fleets.of(LIVE, DEGRADED).choose(name)).containsExactly(LIVE, DEGRADED);
	}

	@Test
	void name_choosesItsReader() {
		assertThat(Fleets.of(LIVE, DEGRADED).choose("reader-2")).containsExactly(DEGRADED);
		assertThat(Fleets.of(LIVE).require("reader-1")).isEqualTo(LIVE);
	}

	@Test
	void nameOfNobody_isNotFound() {
		assertThatThrownBy(() -> Fleets.of(LIVE).choose("reader-9")).isInstanceOf(NotFoundException.class)
			.hasMessage("No reader of that name is there.");
	}

}
