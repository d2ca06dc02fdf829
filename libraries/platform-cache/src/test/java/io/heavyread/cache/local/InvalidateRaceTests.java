package io.heavyread.cache.local;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Entry.Source;
import io.heavyread.cache.feed.Replica.Fill;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fill of an id that is not cached has looked at its token, but has not installed yet;
 * in this moment a header-only message of a newer version is applied. It must wait for
 * the fill, or the old value would land after it and never be suspect.
 */
class InvalidateRaceTests {

	private static final int ROUNDS = 10_000;

	/** The clock is read between the look at the token and the note of absence. */
	@Test
	void invalidate_whileAnAbsenceIsNoted_clearsIt() {
		AtomicReference<Runnable> inBetween = new AtomicReference<>(() -> {
		});
		LocalCache cache = new LocalCache(
				new LocalCacheSettings(1 << 20, 1024, Duration.ofSeconds(1), Runnable::run, () -> {
					inBetween.getAndSet(() -> {
					}).run();
					return 0;
				}, InstantSource.system()));
		Fill fill = cache.beginFill("a");
		Thread feed = new Thread(() -> cache.invalidate("a", 1));
		inBetween.set(() -> {
			feed.start();
			awaitEndOrBlocked(feed);
		});
		cache.completeFill(fill, null, Source.FILL);
		awaitEnd(feed);
		assertThat(cache.isKnownAbsent("a")).isFalse();
	}

	@Test
	@Timeout(60)
	void invalidate_whileAFillIsInstalled_leavesNothingOldAndCurrent() throws Exception {
		LocalCache cache = LocalCaches.of(64 << 20);
		Frame old = new TestHistory(1).put("a", "one");
		AtomicInteger gate = new AtomicInteger();
		CountDownLatch done = new CountDownLatch(1);
		Thread feed = new Thread(() -> {
			for (int i = 0; i < ROUNDS; i++) {
				pass(gate, 4 * i + 2);
				cache.invalidate("a", 2);
				pass(gate, 4 * i + 4);
			}
			done.countDown();
		});
		feed.start();
		int wrong = 0;
		for (int i = 0; i < ROUNDS; i++) {
			Fill fill = cache.beginFill("a");
			pass(gate, 4 * i + 2);
			cache.completeFill(fill, old, Source.FILL);
			pass(gate, 4 * i + 4);
			cache.endFill(fill);
			Entry entry = cache.get("a");
			wrong += (entry != null && !entry.isSuspect()) ? 1 : 0;
			cache.evict("a");
		}
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(wrong).as("old entries that are not suspect, of %d", ROUNDS).isZero();
	}

	/** Spin until both have come, so that both go on at the same moment. */
	private static void pass(AtomicInteger gate, int both) {
		gate.incrementAndGet();
		for (int spins = 0; gate.get() < both; spins++) {
			if (spins < 1000) {
				Thread.onSpinWait();
			}
			else {
				Thread.yield();
			}
		}
	}

	private static void awaitEndOrBlocked(Thread thread) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.pollInterval(Duration.ofMillis(1))
			.until(() -> Objects.requireNonNull(thread.getState()) != Thread.State.RUNNABLE
					&& thread.getState() != Thread.State.NEW);
	}

	private static void awaitEnd(Thread thread) {
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !thread.isAlive());
	}

}
