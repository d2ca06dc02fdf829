package io.heavyread.cache.warmup;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTests {

	private long now = 5_000_000_000L;

	private final Pace pace = new Pace(1000, () -> this.now);

	@Test
	void delay_overTime_keepsTheRate() {
		long begin = this.now;
		for (int i = 0; i < 101; i++) {
			this.now += this.pace.delayNanos(100);
		}
		assertThat(this.now - begin).isEqualTo(10_000_000_000L);
	}

	@Test
	void delay_afterALongPause_makesUpForLittle() {
		this.now += 60_000_000_000L;
		long begin = this.now;
		for (int i = 0; i < 12; i++) {
			this.now += this.pace.delayNanos(100);
		}
		assertThat(this.now - begin).isEqualTo(1_000_000_000L);
	}

}
