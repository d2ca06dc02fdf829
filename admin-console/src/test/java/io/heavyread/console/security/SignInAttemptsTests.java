package io.heavyread.console.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.heavyread.console.ConsoleProperties;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** What counts as the same name and the same address, and what is forgiven. */
class SignInAttemptsTests {

	private final SignInAttempts attempts = new SignInAttempts(
			new Binder(new MapConfigurationPropertySource(Map.of("platform.console.lockout.attempts", 3)))
				.bind("platform.console", ConsoleProperties.class)
				.get());

	private List<Optional<SignInAttempts.Attempt>> begin(int times, String name, String address) {
		return IntStream.range(0, times).mapToObj((number) -> this.attempts.begin(name, address)).toList();
	}

	@Test
	void attempts_thatHaveNotEnded_count() {
		assertThat(begin(5, "a", "192.0.2.1")).map(Optional::isPresent).containsExactly(true, true, true, false, false);
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isTrue();
	}

	@Test
	void name_asTheStoreComparesIt_isOne() {
		begin(3, "Kelvin", "192.0.2.1");
		assertThat(this.attempts.isLocked("\u212aELVIN", "192.0.2.1")).isTrue();
		assertThat(this.attempts.isLocked("kelvin ", "192.0.2.1")).isFalse();
	}

	@Test
	void success_forgivesItsPlaceButNotTheAddress() {
		begin(2, "a", "192.0.2.1");
		begin(27, "b", "192.0.2.1");
		assertThat(this.attempts.isLocked("c", "192.0.2.1")).isFalse();
		this.attempts.begin("a", "192.0.2.1").orElseThrow().succeeded();
		begin(2, "a", "192.0.2.1");
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isFalse();
		for (int i = 0; i < 9; i++) {
			begin(3, "other-" + i, "192.0.2.1");
		}
		assertThat(this.attempts.isLocked("fresh", "192.0.2.1")).isTrue();
		assertThat(this.attempts.isLocked("fresh", "192.0.2.2")).isFalse();
	}

	@Test
	void successes_withoutEnd_countAsNothing() {
		for (int i = 0; i < 1000; i++) {
			this.attempts.begin("a", "192.0.2.1").orElseThrow().succeeded();
		}
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isFalse();
	}

	@Test
	void refusedAttempts_countAsNothing() {
		begin(1000, "a", "192.0.2.1");
		assertThat(this.attempts.isLocked("b", "192.0.2.1")).isFalse();
		assertThat(this.attempts.isLocked("a", "192.0.2.2")).isFalse();
	}

	@Test
	void parts_thatAreSplitOtherwise_areNotTheSame() {
		begin(3, "192.0.2.1 a", "192.0.2.9");
		begin(3, "a", "192.0.2.1 ");
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isFalse();
	}

	@Test
	void address_thatIsNone_isTakenAsItIs() {
		begin(3, "a", "::::not an address");
		assertThat(this.attempts.isLocked("a", "::::not an address")).isTrue();
		assertThat(this.attempts.isLocked("a", "")).isFalse();
	}

}
