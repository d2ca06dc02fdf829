package io.heavyread.cache.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Entry.Source;
import io.heavyread.cache.feed.Replica.Fill;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Writers, fillers and evictions on the same ids: whatever the interleaving, no thread
 * sees a current entry older than one that was there before, and in the end the newest is
 * there.
 */
class LocalCacheStressTests {

	private static final int IDS = 4;

	private static final int VERSIONS = 40_000;

	private final LocalCache cache = LocalCaches.of(64 << 20);

	/** The store: the newest frame of each id, set before its message is applied. */
	private final AtomicReferenceArray<Frame> stored = new AtomicReferenceArray<>(IDS);

	/** What readers must not go back behind: set after a message was applied. */
	private final AtomicReferenceArray<Long> applied = new AtomicReferenceArray<>(IDS);

	private final AtomicBoolean writing = new AtomicBoolean(true);

	private final CountDownLatch gate = new CountDownLatch(1);

	@Test
	void writersFillersAndEvictions_neverGoBack_andEndInAgreement() throws Exception {
		TestHistory history = new TestHistory(1);
		for (int id = 0; id < IDS; id++) {
			this.stored.set(id, history.put("post-" + id, "first"));
			this.applied.set(id, 0L);
		}
		ExecutorService threads = Executors.newCachedThreadPool();
		Future<?> feed = threads.submit(() -> feed(history));
		List<Future<?>> others = new ArrayList<>();
		for (int i = 0; i < 2; i++) {
			others.add(threads.submit(this::fill));
			others.add(threads.submit(this::evict));
			others.add(threads.submit(this::read));
		}
		this.gate.countDown();
		feed.get(30, TimeUnit.SECONDS);
		this.writing.set(false);
		for (Future<?> other : others) {
			other.get(30, TimeUnit.SECONDS);
		}
		threads.shutdown();
		assertAgreement();
	}

	/** The one thread that applies messages, some of them without their body. */
	private void feed(TestHistory history) {
		awaitGate();
		for (int i = 0; i < VERSIONS; i++) {
			int id = i % IDS;
			Frame frame = history.put("post-" + id, "version");
			this.stored.set(id, frame);
			if (i % 3 == 0) {
				this.cache.invalidate(frame.id(), frame.header().sequence());
			}
			else {
				this.cache.install(frame, Source.PUSH);
			}
			this.applied.set(id, frame.header().sequence());
		}
	}

	/** Fills of one id are single flight, as the loader keeps them. */
	private void fill() {
		awaitGate();
		while (this.writing.get()) {
			int id = ThreadLocalRandom.current().nextInt(IDS);
			synchronized (("lock of fill " + id).intern()) {
				load(id);
			}
		}
	}

	private void load(int id) {
		Fill fill = this.cache.beginFill("post-" + id);
		Frame loaded = Objects.requireNonNull(this.stored.get(id));
		if (ThreadLocalRandom.current().nextBoolean()) {
			Thread.yield();
		}
		this.cache.completeFill(fill, loaded, Source.FILL);
		this.cache.endFill(fill);
	}

	private void evict() {
		awaitGate();
		while (this.writing.get()) {
			this.cache.evict("post-" + ThreadLocalRandom.current().nextInt(IDS));
			Thread.yield();
		}
	}

	private void read() {
		awaitGate();
		while (this.writing.get()) {
			int id = ThreadLocalRandom.current().nextInt(IDS);
			long atLeast = Objects.requireNonNull(this.applied.get(id));
			Entry entry = this.cache.get("post-" + id);
			if (entry != null && !entry.isSuspect() && entry.version() < atLeast) {
				throw new AssertionError(entry + " is current, but " + atLeast + " was applied before");
			}
		}
	}

	private void assertAgreement() {
		for (int id = 0; id < IDS; id++) {
			load(id);
			Entry entry = Objects.requireNonNull(this.cache.get("post-" + id));
			assertThat(entry.version()).isEqualTo(this.stored.get(id).header().sequence());
			assertThat(entry.isSuspect()).isFalse();
		}
	}

	private void awaitGate() {
		try {
			assertThat(this.gate.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
