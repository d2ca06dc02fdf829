package io.heavyread.cache.local;

import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.cache.Entry.Source;
import io.heavyread.cache.feed.Replica.Fill;
import io.heavyread.protocol.test.TestHistory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** That there is no post is remembered for a short time, and never against a message. */
class AbsenceTests {

	private final AtomicLong nanoTime = new AtomicLong();

	private final LocalCache cache = LocalCaches.of(1 << 20, this.nanoTime);

	private final TestHistory history = new TestHistory(1);

	@BeforeEach
	void startSomewhere() {
		this.nanoTime.set(123_456_789);
	}

	@Test
	void absence_isRemembered_untilItsTimeIsOver() {
		learnAbsence();
		assertThat(this.cache.isKnownAbsent("a")).isTrue();
		this.nanoTime.addAndGet(LocalCaches.ABSENT_FOR.toNanos() - 1000);
		assertThat(this.cache.isKnownAbsent("a")).isTrue();
		this.nanoTime.addAndGet(2000);
		assertThat(this.cache.isKnownAbsent("a")).isFalse();
	}

	@Test
	void absence_isClearedByAMessage() {
		learnAbsence();
		this.cache.install(this.history.put("a", "one"), Source.PUSH);
		assertThat(this.cache.isKnownAbsent("a")).isFalse();
	}

	@Test
	void absence_isClearedByAHeaderOnlyMessage() {
		learnAbsence();
		this.cache.invalidate("a", 1);
		assertThat(this.cache.isKnownAbsent("a")).isFalse();
	}

	@Test
	void absence_endsWithItsGeneration() {
		learnAbsence();
		this.cache.nextGeneration();
		assertThat(this.cache.isKnownAbsent("a")).isFalse();
	}

	@Test
	void absence_overtakenByAMessage_isNotRemembered_evictedOrNot() {
		Fill fill = this.cache.beginFill("a");
		this.cache.install(this.history.put("a", "one"), Source.PUSH);
		this.cache.evict("a");
		this.cache.completeFill(fill, null, Source.FILL);
		assertThat(this.cache.isKnownAbsent("a")).isFalse();
		assertThat(fill.isVoid(null)).isTrue();
	}

	@Test
	void absence_removesWhatWasSuspect() {
		this.cache.install(this.history.put("a", "one"), Source.PUSH);
		this.cache.nextGeneration();
		learnAbsence();
		assertThat(this.cache.get("a")).isNull();
		assertThat(this.cache.isKnownAbsent("a")).isTrue();
	}

	private void learnAbsence() {
		Fill fill = this.cache.beginFill("a");
		assertThat(this.cache.completeFill(fill, null, Source.FILL)).isNull();
		this.cache.endFill(fill);
	}

}
