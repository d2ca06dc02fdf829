package io.heavyread.cache.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One thread runs events in order, survives them, and bounds what waits. */
class FeedThreadTests {

	private final FeedThread thread = new FeedThread("test-feed", 1000, Duration.ofMillis(5));

	private final CountDownLatch release = new CountDownLatch(1);

	@AfterEach
	void close() {
		this.thread.close();
	}

	@Test
	void events_runInOrder_onOneThread() throws Exception {
		List<Integer> seen = new ArrayList<>();
		List<Thread> threads = new ArrayList<>();
		this.thread.start(() -> {
		});
		for (int i = 0; i < 1000; i++) {
			int number = i;
			this.thread.execute(() -> {
				seen.add(number);
				threads.add(Thread.currentThread());
			});
		}
		barrier();
		assertThat(seen).hasSize(1000).isSorted();
		assertThat(threads.stream().distinct()).hasSize(1);
	}

	@Test
	void bytesAboveTheBound_areDropped_untilThereIsRoom() throws Exception {
		AtomicInteger ran = new AtomicInteger();
		this.thread.start(() -> {
		});
		this.thread.execute(this::awaitRelease);
		assertThat(this.thread.offer(ran::incrementAndGet, 600)).isTrue();
		assertThat(this.thread.offer(ran::incrementAndGet, 600)).isFalse();
		assertThat(this.thread.offer(ran::incrementAndGet, 400)).isTrue();
		assertThat(this.thread.offer(ran::incrementAndGet, 1)).isFalse();
		this.thread.execute(ran::incrementAndGet);
		this.release.countDown();
		barrier();
		assertThat(ran).hasValue(3);
		assertThat(this.thread.offer(ran::incrementAndGet, 1000)).isTrue();
	}

	@Test
	void throwingEvent_doesNotEndTheThread() throws Exception {
		this.thread.start(() -> {
		});
		this.thread.execute(() -> {
			throw new IllegalStateException("thrown by the test");
		});
		barrier();
		this.thread.execute(() -> {
			throw new StackOverflowError("thrown by the test");
		});
		barrier();
	}

	@Test
	void throwingTick_goesOnTicking() {
		AtomicInteger ticks = new AtomicInteger();
		this.thread.start(() -> {
			if (ticks.incrementAndGet() == 1) {
				throw new IllegalStateException("thrown by the test");
			}
		});
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> ticks.get() >= 3);
	}

	@Test
	void stormOfEvents_doesNotStopTheTicks() {
		AtomicInteger ticks = new AtomicInteger();
		this.thread.start(ticks::incrementAndGet);
		this.thread.execute(new Runnable() {

			@Override
			public void run() {
				FeedThreadTests.this.thread.execute(this);
			}

		});
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> ticks.get() >= 3);
	}

	/** Wait until everything before has run. */
	private void barrier() throws InterruptedException {
		CountDownLatch reached = new CountDownLatch(1);
		this.thread.execute(reached::countDown);
		assertThat(reached.await(5, TimeUnit.SECONDS)).as("the thread lives").isTrue();
	}

	private void awaitRelease() {
		try {
			assertThat(this.release.await(5, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
