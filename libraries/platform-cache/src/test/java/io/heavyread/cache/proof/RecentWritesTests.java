package io.heavyread.cache.proof;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The last 4,096 writes are known, older ones are not. */
class RecentWritesTests {

	private final RecentWrites recent = new RecentWrites();

	@Test
	void chainOf_nothing_isUnknown() {
		assertThat(this.recent.chainOf(0)).isEmpty();
		assertThat(this.recent.chainOf(1)).isEmpty();
		assertThat(this.recent.chainOf(4096)).isEmpty();
	}

	@Test
	void chainOf_added_isKnown_evenIfItIsZero() {
		this.recent.add(7, 0);
		this.recent.add((1L << 53) - 1, -1);
		assertThat(this.recent.chainOf(7)).hasValue(0);
		assertThat(this.recent.chainOf((1L << 53) - 1)).hasValue(-1);
	}

	@Test
	void chainOf_onlyTheLastOnes() {
		for (int sequence = 1; sequence <= 5000; sequence++) {
			this.recent.add(sequence, sequence * 10L);
		}
		assertThat(this.recent.chainOf(5000)).hasValue(50_000);
		assertThat(this.recent.chainOf(905)).hasValue(9050);
		assertThat(this.recent.chainOf(904)).isEmpty();
		assertThat(this.recent.chainOf(5001)).isEmpty();
	}

	@Test
	void clear_forgetsAll() {
		this.recent.add(0, 1);
		this.recent.add(1, 1);
		this.recent.clear();
		assertThat(this.recent.chainOf(0)).isEmpty();
		assertThat(this.recent.chainOf(1)).isEmpty();
	}

}
