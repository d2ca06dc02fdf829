package io.heavyread.cache.feed;

import io.heavyread.cache.test.ScriptedStore;
import io.heavyread.protocol.Position;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class WantedAcknowledgementsTests {

	private final ScriptedStore store = new ScriptedStore();

	private final WantedAcknowledgements waiters = new WantedAcknowledgements(this.store);

	@Test
	void add_reachedVersion_isAcknowledgedAtOnce() {
		assertThat(this.waiters.add(3, at(3))).isTrue();
		assertThat(this.store.acknowledged()).containsExactly(3L);
	}

	@Test
	void add_laterVersion_isAcknowledgedWhenItIsReached() {
		assertThat(this.waiters.add(5, at(3))).isFalse();
		this.waiters.reached(at(4));
		assertThat(this.store.acknowledged()).isEmpty();
		this.waiters.reached(at(6));
		assertThat(this.store.acknowledged()).containsExactly(5L);
		this.waiters.reached(at(7));
		assertThat(this.store.acknowledged()).containsExactly(5L);
	}

	@Test
	void reached_severalWaiting_acknowledgesInOrder() {
		this.waiters.add(9, at(3));
		this.waiters.add(5, at(3));
		this.waiters.add(7, at(3));
		this.waiters.reached(at(7));
		assertThat(this.store.acknowledged()).containsExactly(5L, 7L);
	}

	private static Position at(long sequence) {
		return new Position(1, sequence, 1);
	}

}
