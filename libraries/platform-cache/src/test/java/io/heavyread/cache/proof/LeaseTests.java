package io.heavyread.cache.proof;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Freshness is proven from a poll's sending for less than max-staleness. */
class LeaseTests {

	private static final long SECOND = 1_000_000_000;

	private final Lease lease = new Lease(Duration.ofSeconds(2));

	@Test
	void newLease_doesNotHold() {
		assertThat(this.lease.holds(0)).isFalse();
		assertThat(this.lease.ageNanos(0)).isEqualTo(Long.MAX_VALUE);
		assertThat(this.lease.suspectAgeNanos(0)).isEqualTo(Long.MAX_VALUE);
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -5 * SECOND, Long.MAX_VALUE - SECOND, Long.MAX_VALUE, Long.MIN_VALUE })
	void proof_holdsForLessThanMaxStaleness_whereverTheClockStands(long start) {
		this.lease.prove(start);
		assertThat(this.lease.holds(start)).isTrue();
		assertThat(this.lease.holds(start + 1_899_000_000)).isTrue();
		assertThat(this.lease.holds(start + 1_900_000_000)).isFalse();
		assertThat(this.lease.holds(start + 2 * SECOND)).isFalse();
		assertThat(this.lease.ageNanos(start + SECOND)).isEqualTo(SECOND);
	}

	@Test
	void olderProof_shortensNothing_andExtendsNothing() {
		this.lease.prove(10 * SECOND);
		this.lease.prove(9 * SECOND);
		assertThat(this.lease.ageNanos(11 * SECOND)).isEqualTo(SECOND);
		assertThat(this.lease.holds(11 * SECOND)).isTrue();
		assertThat(this.lease.holds(12 * SECOND)).isFalse();
	}

	@Test
	void withdraw_endsItAtOnce_untilTheNextProof() {
		this.lease.prove(10 * SECOND);
		this.lease.withdraw();
		assertThat(this.lease.holds(10 * SECOND)).isFalse();
		assertThat(this.lease.ageNanos(11 * SECOND)).isEqualTo(SECOND);
		this.lease.prove(11 * SECOND);
		assertThat(this.lease.holds(11 * SECOND)).isTrue();
	}

	@Test
	void suspectAll_keepsTheAgeOfWhatWasProvenBefore() {
		this.lease.prove(10 * SECOND);
		this.lease.suspectAll();
		this.lease.prove(13 * SECOND);
		assertThat(this.lease.holds(13 * SECOND)).isTrue();
		assertThat(this.lease.ageNanos(14 * SECOND)).isEqualTo(SECOND);
		assertThat(this.lease.suspectAgeNanos(14 * SECOND)).isEqualTo(4 * SECOND);
	}

	@Test
	void age_isNeverNegative() {
		this.lease.prove(10 * SECOND);
		assertThat(this.lease.ageNanos(9 * SECOND)).isZero();
	}

}
