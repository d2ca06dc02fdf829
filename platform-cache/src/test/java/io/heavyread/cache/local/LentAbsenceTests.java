package io.heavyread.cache.local;

import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.cache.Entry.Source;
import io.heavyread.cache.feed.Replica.Fill;
import io.heavyread.cache.test.TestHistory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Absence is remembered only where every later write of the post is heard of. */
class LentAbsenceTests {

	/**
	 * The store is asked while the reader has no position; the post is written; the
	 * position that the reader then takes is beyond that write.
	 */
	@Test
	void absence_learntWithoutAPosition_isNotRemembered() {
		LocalCache cache = LocalCaches.of(1 << 20, new AtomicLong(1));
		Fill fill = cache.beginFill("a", -1);
		cache.completeFill(fill, null, Source.FILL);
		cache.endFill(fill);
		assertThat(cache.isKnownAbsent("a")).isFalse();
	}

	/**
	 * Absence was proven, then the post was written, then a reader that has not got that
	 * far answers with it once: it must not answer with absence afterwards.
	 */
	@Test
	void absence_isClearedByALentVersion() {
		LocalCache cache = LocalCaches.of(1 << 20, new AtomicLong(1));
		Fill first = cache.beginFill("a", 0);
		cache.completeFill(first, null, Source.FILL);
		cache.endFill(first);
		assertThat(cache.isKnownAbsent("a")).isTrue();
		Fill second = cache.beginFill("a", 0);
		assertThat(cache.completeFill(second, new TestHistory(1).put("a", "one"), Source.FILL)).isNotNull();
		cache.endFill(second);
		assertThat(cache.get("a")).isNull();
		assertThat(cache.isKnownAbsent("a")).isFalse();
	}

}
