package io.heavyread.console.signin;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.heavyread.console.ConsoleProperties;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.security.authentication.LockedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What counts as the same name and the same address, and what is forgiven. */
class SignInAttemptsTests {

	private final AtomicLong nanos = new AtomicLong();

	private final SignInAttempts attempts = new SignInAttempts(
			new Binder(new MapConfigurationPropertySource(Map.of("platform.console.lockout.attempts", 3)))
				.bind("platform.console", ConsoleProperties.class)
				.get(),
			this.nanos::get);

	private void fail(int times, String name, String address) {
		IntStream.range(0, times).forEach((number) -> this.attempts.begin(name, address).end(false));
	}

	private void succeed(String name, String address) {
		this.attempts.begin(name, address).end(true);
	}

	@Test
	void attempts_beyondTheLimit_areRefused() {
		fail(3, "a", "192.0.2.1");
		assertThatThrownBy(() -> this.attempts.begin("a", "192.0.2.1")).isInstanceOf(LockedException.class);
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isTrue();
		assertThat(this.attempts.isLocked("a", "192.0.2.2")).isFalse();
	}

	@Test
	void attempts_thatHaveNotEnded_count() {
		fail(1, "a", "192.0.2.1");
		SignInAttempts.Attempt first = this.attempts.begin("a", "192.0.2.1");
		SignInAttempts.Attempt second = this.attempts.begin("a", "192.0.2.1");
		assertThatThrownBy(() -> this.attempts.begin("a", "192.0.2.1")).isInstanceOf(TooManySignInsException.class);
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isFalse();
		first.end(false);
		second.end(false);
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isTrue();
	}

	@Test
	void attempts_thatWereRefused_countAsNothing() {
		fail(3, "a", "192.0.2.1");
		for (int i = 0; i < 1000; i++) {
			assertThatThrownBy(() -> this.attempts.begin("a", "192.0.2.1")).isInstanceOf(LockedException.class);
		}
		assertThat(this.attempts.isLocked("b", "192.0.2.1")).isFalse();
		assertThat(this.attempts.isLocked("a", "192.0.2.2")).isFalse();
	}

	@Test
	void name_asTheStoreComparesIt_isOne() {
		fail(3, "Kelvin", "192.0.2.1");
		assertThat(this.attempts.isLocked("\u212aELVIN", "192.0.2.1")).isTrue();
		assertThat(this.attempts.isLocked("kelvin ", "192.0.2.1")).isFalse();
	}

	@Test
	void success_forgivesItsPlaceButNotTheAddress() {
		fail(2, "a", "192.0.2.1");
		succeed("a", "192.0.2.1");
		fail(2, "a", "192.0.2.1");
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isFalse();
		for (int i = 0; i < 13; i++) {
			fail(2, "other-" + i, "192.0.2.1");
		}
		assertThat(this.attempts.isLocked("fresh", "192.0.2.1")).isTrue();
		assertThat(this.attempts.isLocked("fresh", "192.0.2.2")).isFalse();
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isFalse();
	}

	@Test
	void name_guessedFromEverywhere_isLockedExceptWhereItSignedIn() {
		succeed("a", "192.0.2.1");
		for (int i = 2; i < 12; i++) {
			fail(3, "a", "192.0.2." + i);
		}
		assertThat(this.attempts.isLocked("a", "192.0.2.99")).isTrue();
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isFalse();
		fail(3, "a", "192.0.2.1");
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isTrue();
	}

	@Test
	void successes_withoutEnd_countAsNothing() {
		for (int i = 0; i < 1000; i++) {
			succeed("a", "192.0.2.1");
		}
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isFalse();
		assertThat(this.attempts.isLocked("a", "192.0.2.2")).isFalse();
	}

	@Test
	void parts_thatAreSplitOtherwise_areNotTheSame() {
		fail(3, "192.0.2.1 a", "192.0.2.9");
		fail(3, "a", "192.0.2.1 ");
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isFalse();
	}

	@Test
	void address_thatIsNone_isTakenAsItIs() {
		fail(3, "a", "::::not an address");
		assertThat(this.attempts.isLocked("a", "::::not an address")).isTrue();
		assertThat(this.attempts.isLocked("a", "")).isFalse();
	}

	/** What the last of three counts refuses has left the other two. */
	@Test
	void attempts_ofANameThatIsLockedEverywhere_leaveNothingBehind() {
		for (int i = 2; i < 12; i++) {
			fail(3, "a", "192.0.2." + i);
		}
		for (int i = 0; i < 100; i++) {
			assertThatThrownBy(() -> this.attempts.begin("a", "192.0.2.99")).isInstanceOf(LockedException.class);
		}
		this.attempts.begin("b", "192.0.2.99").end(true);
	}

	/** Five minutes, the default. */
	@Test
	void lock_lastsFromTheLastFailureBeforeIt() {
		fail(2, "a", "192.0.2.1");
		pass(Duration.ofMinutes(4));
		fail(1, "a", "192.0.2.1");
		pass(Duration.ofMinutes(4));
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isTrue();
		pass(Duration.ofMinutes(1));
		assertThat(this.attempts.isLocked("a", "192.0.2.1")).isFalse();
	}

	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

}
