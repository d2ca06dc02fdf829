package io.heavyread.cache.load;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Entry.Source;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.local.LocalCacheSettings;
import io.heavyread.cache.proof.TestSharedState;
import io.heavyread.cache.test.ScriptedStore;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.TestHistory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Only entries of the current generation are current; the age is that of their proof. */
class ReadThroughCacheTests {

	private static final long SECOND = 1_000_000_000;

	private final LocalCache cache = new LocalCache(new LocalCacheSettings(1 << 20, 1024, Duration.ofSeconds(1),
			Runnable::run, () -> 0, InstantSource.system()));

	private final TestSharedState reader = new TestSharedState();

	private final TestHistory history = new TestHistory(1);

	private final ReadThroughCache posts = new ReadThroughCache(this.cache, this.reader.shared(),
			new PostLoader(new ScriptedStore(), this.cache, this.reader.shared(), this.reader.evidence(),
					LoadListener.NONE, new LoadSettings(Duration.ofSeconds(1), 1), () -> 0),
			() -> FeedState.LIVE, Duration.ofMinutes(5));

	@Test
	void installedEntry_isCurrent_andAsOldAsTheProof() {
		Entry entry = install();
		assertThat(this.posts.isCurrent(entry)).isTrue();
		assertThat(this.posts.isLeased(SECOND)).isTrue();
		assertThat(this.posts.isLeased(2 * SECOND)).isFalse();
		assertThat(this.posts.proofAgeNanos(entry, 3 * SECOND)).isEqualTo(3 * SECOND);
	}

	@Test
	void suspectEntry_isNotCurrent() {
		install();
		this.cache.invalidate("a", 2);
		assertThat(this.posts.isCurrent(Objects.requireNonNull(this.posts.get("a")))).isFalse();
	}

	@Test
	void entryOfAnEarlierGeneration_isNotCurrent_andHasTheAgeOfItsOwnProof() {
		Entry entry = install();
		this.cache.nextGeneration();
		assertThat(this.posts.isCurrent(entry)).isFalse();
		assertThat(this.posts.proofAgeNanos(entry, SECOND)).isEqualTo(Long.MAX_VALUE);
	}

	private Entry install() {
		this.cache.install(this.history.put("a", "one"), Source.PUSH);
		this.reader.standAt(this.history.position());
		return Objects.requireNonNull(this.posts.get("a"));
	}

}
