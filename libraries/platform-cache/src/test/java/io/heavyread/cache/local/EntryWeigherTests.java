package io.heavyread.cache.local;

import java.util.Objects;
import java.util.Random;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Representation;
import io.heavyread.protocol.test.TestHistory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The weight counts every part, and comes near to what the parts take. */
class EntryWeigherTests {

	private static final Representation SMALL = Representation.of(new byte[10], "0123456789abcdef", 1);

	private static final Representation BIG = Representation.of(new byte[1000], "0123456789abcdef", 1);

	private final EntryWeigher weigher = new EntryWeigher();

	@Test
	void weight_countsBodyAndHead() {
		int small = weigh("a", entry(SMALL, null));
		assertThat(small).isGreaterThanOrEqualTo(EntryWeigher.ENTRY_OVERHEAD + SMALL.bytes().length);
		assertThat(weigh("a", entry(BIG, null)) - small).isEqualTo(BIG.bytes().length - SMALL.bytes().length);
	}

	@Test
	void weight_countsTheGzipVariant() {
		int without = weigh("a", entry(BIG, null));
		assertThat(weigh("a", entry(BIG, SMALL)) - without)
			.isEqualTo(EntryWeigher.REPRESENTATION_OVERHEAD + SMALL.bytes().length);
	}

	@Test
	void weight_countsTheId() {
		assertThat(weigh("x".repeat(128), entry(SMALL, null)) - weigh("x", entry(SMALL, null))).isEqualTo(127);
	}

	@Test
	void tombstone_weighsItsOverhead() {
		assertThat(weigh("abc", entry(null, null))).isEqualTo(EntryWeigher.ENTRY_OVERHEAD + 3);
	}

	/** Compares the sum of weights with the heap that 40,000 posts really take. */
	@Test
	void weight_ofManyPosts_isNearTheHeapTheyTake() {
		LocalCache cache = LocalCaches.of(1L << 40);
		TestHistory history = new TestHistory(1);
		Random random = new Random(3);
		long before = usedHeap();
		for (int i = 0; i < 40_000; i++) {
			byte[] body = new byte[100 + random.nextInt(400)];
			random.nextBytes(body);
			cache.install(history.put("post-" + i, body), Entry.Source.PUSH);
		}
		long taken = usedHeap() - before;
		assertThat((double) cache.weightBytes() / taken).as("weight %d, heap %d", cache.weightBytes(), taken)
			.isBetween(0.8, 1.25);
		assertThat(cache.size()).isEqualTo(40_000);
	}

	private static long usedHeap() {
		long used = Long.MAX_VALUE;
		for (int i = 0; i < 4; i++) {
			System.gc();
			used = Math.min(used, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
		}
		return used;
	}

	private int weigh(String id, CachedEntry entry) {
		return Objects.requireNonNull(this.weigher).weigh(id, entry);
	}

	private static CachedEntry entry(@org.jspecify.annotations.Nullable Representation plain,
			@org.jspecify.annotations.Nullable Representation gzip) {
		return new CachedEntry("a", 1, 1, 1, 1, Entry.Source.PUSH, plain, gzip);
	}

}
