package io.heavyread.cache.proof;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The store's clock is read over round trips of which the best one counts. */
class StoreClockTests {

	private static final long MILLI = 1_000_000;

	/** The store's clock is ahead of the monotonic one by so many microseconds. */
	private static final long OFFSET_MICROS = 1_700_000_000_000_000L;

	private final StoreClock clock = new StoreClock();

	@Test
	void withoutSamples_isNotSet() {
		assertThat(this.clock.isSet()).isFalse();
		sample(0, MILLI, MILLI / 2);
		assertThat(this.clock.isSet()).isTrue();
	}

	@Test
	void symmetricRoundTrip_isExact() {
		sample(10 * MILLI, 12 * MILLI, 11 * MILLI);
		assertThat(this.clock.microsSince(OFFSET_MICROS + 11_000, 15 * MILLI)).isEqualTo(4000);
	}

	@Test
	void worseRoundTrip_isIgnored() {
		sample(10 * MILLI, 11 * MILLI, 10 * MILLI + MILLI / 2);
		sample(20 * MILLI, 60 * MILLI, 21 * MILLI);
		assertThat(this.clock.microsSince(OFFSET_MICROS, 0)).isZero();
		assertThat(this.clock.microsSince(OFFSET_MICROS + 1000, 2 * MILLI)).isEqualTo(1000);
	}

	@Test
	void betterRoundTrip_isTaken() {
		sample(10 * MILLI, 50 * MILLI, 11 * MILLI);
		sample(60 * MILLI, 61 * MILLI, 60 * MILLI + MILLI / 2);
		assertThat(this.clock.microsSince(OFFSET_MICROS + 1000, 2 * MILLI)).isEqualTo(1000);
	}

	@Test
	void oldBest_isWorthLess_asTimeGoesOn() {
		sample(0, MILLI, MILLI / 2);
		for (int i = 1; i <= 100; i++) {
			drifted(i * 500 * MILLI, 300);
		}
		assertThat(this.clock.microsSince(OFFSET_MICROS, 0)).isBetween(299L, 301L);
	}

	/** A round trip of 2 ms in whose middle the store's clock has drifted so far. */
	private void drifted(long sent, long driftMicros) {
		this.clock.sample(sent, sent + 2 * MILLI, OFFSET_MICROS + driftMicros + (sent + MILLI) / 1000);
	}

	@Test
	void jumpOfTheStoresClock_isFollowedAtOnce() {
		sample(0, MILLI, MILLI / 2);
		this.clock.sample(10 * MILLI, 30 * MILLI, OFFSET_MICROS + 3_600_000_000L + 20_000);
		assertThat(this.clock.microsSince(OFFSET_MICROS + 3_600_000_000L, 5 * MILLI)).isEqualTo(5000);
	}

	@Test
	void timeInTheFuture_isNegative() {
		sample(0, MILLI, MILLI / 2);
		assertThat(this.clock.microsSince(OFFSET_MICROS + 5000, MILLI)).isEqualTo(-4000);
	}

	@Test
	void forgotten_isNotSet_untilTheNextSample() {
		sample(0, MILLI, MILLI / 2);
		this.clock.forget();
		assertThat(this.clock.isSet()).isFalse();
		sample(10 * MILLI, 50 * MILLI, 30 * MILLI);
		assertThat(this.clock.microsSince(OFFSET_MICROS, 2 * MILLI)).isEqualTo(2000);
	}

	private void sample(long sentNanos, long receivedNanos, long readNanos) {
		this.clock.sample(sentNanos, receivedNanos, OFFSET_MICROS + readNanos / 1000);
	}

}
