package io.heavyread.cache.local;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import io.heavyread.cache.Entry;
import io.heavyread.protocol.test.TestHistory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A cache far smaller than the data stays within its bound, and what it has is right. */
class BoundedCacheTests {

	private static final int POSTS = 100_000;

	private static final int FAVOURITES = 200;

	private static final long BOUND = 16 << 20;

	@Test
	void hundredThousandPosts_stayBounded_andRight() {
		LocalCache cache = LocalCaches.of(BOUND);
		TestHistory history = new TestHistory(1);
		for (int i = 0; i < POSTS; i++) {
			cache.install(history.put("post-" + i, body(i)), Entry.Source.PUSH);
			if (i % 1000 == 0) {
				assertThat(cache.weightBytes()).isLessThanOrEqualTo(BOUND);
			}
		}
		assertThat(cache.weightBytes()).isBetween(BOUND * 9 / 10, BOUND);
		assertThat(cache.evictions()).isEqualTo(POSTS - cache.size());
		cache.iterator().forEachRemaining(BoundedCacheTests::assertRight);
	}

	/** Look-ups alone tell the eviction policy nothing; recorded hits do. */
	@Test
	void recordedHits_keepPosts_inAFloodOfOthers() {
		LocalCache cache = LocalCaches.of(BOUND);
		TestHistory history = new TestHistory(1);
		for (int i = 0; i < POSTS; i++) {
			cache.install(history.put("post-" + i, body(i)), Entry.Source.PUSH);
			if (i % 100 == 0) {
				record(cache, FAVOURITES);
			}
		}
		assertThat(record(cache, FAVOURITES)).isGreaterThan(FAVOURITES * 9 / 10);
	}

	/** Record a hit of each of the first posts, and return how many there are still. */
	private static int record(LocalCache cache, int first) {
		int found = 0;
		for (int i = 0; i < first; i++) {
			Entry entry = cache.get("post-" + i);
			if (entry != null) {
				cache.recordHits(entry, 1);
				found++;
			}
		}
		return found;
	}

	@Test
	void postAboveTheBound_isNotKept_andDoesNoHarm() {
		LocalCache cache = LocalCaches.of(10_000);
		TestHistory history = new TestHistory(1);
		cache.install(history.put("small", "x"), Entry.Source.PUSH);
		cache.install(history.put("big", "x".repeat(20_000)), Entry.Source.PUSH);
		assertThat(cache.get("big")).isNull();
		assertThat(cache.get("small")).isNotNull();
		assertThat(cache.weightBytes()).isLessThanOrEqualTo(10_000);
	}

	private static void assertRight(Entry entry) {
		int number = Integer.parseInt(entry.id().substring("post-".length()));
		assertThat(entry.version()).isEqualTo(number + 1);
		assertThat(Objects.requireNonNull(entry.plain()).body()).asString(StandardCharsets.UTF_8)
			.isEqualTo(body(number));
	}

	private static String body(int number) {
		return ("body of " + number + " ").repeat(20);
	}

}
