package io.heavyread.cache.local;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Entry.Source;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Entries are ordered by (generation, version); what is not proven is suspect. */
class LocalCacheTests {

	private final AtomicLong nanoTime = new AtomicLong();

	private final LocalCache cache = LocalCaches.of(1 << 20, this.nanoTime);

	private final TestHistory history = new TestHistory(1);

	@Test
	void install_newerMessage_replaces() {
		Frame one = this.history.put("a", "one");
		Frame two = this.history.put("a", "two");
		this.cache.install(one, Source.PUSH);
		this.cache.install(two, Source.PUSH);
		assertCurrent("a", two);
	}

	@Test
	void install_olderOrSameMessage_changesNothing() {
		Frame one = this.history.put("a", "one");
		Frame two = this.history.put("a", "two");
		this.cache.install(two, Source.PUSH);
		Entry before = this.cache.get("a");
		this.cache.install(one, Source.PUSH);
		this.cache.install(two, Source.PUSH);
		assertThat(this.cache.get("a")).isSameAs(before);
	}

	@Test
	void install_olderMessageThanATombstone_doesNotResurrect() {
		Frame one = this.history.put("a", "one");
		this.cache.install(this.history.delete("a"), Source.PUSH);
		this.cache.install(one, Source.PUSH);
		assertThat(entry("a").isTombstone()).isTrue();
	}

	@Test
	void install_lowerVersionOfANewGeneration_replaces() {
		TestHistory restored = new TestHistory(2);
		this.history.put("a", "one");
		this.cache.install(this.history.put("a", "two"), Source.PUSH);
		this.cache.nextGeneration();
		Frame lower = restored.put("a", "restored");
		this.cache.install(lower, Source.PUSH);
		assertCurrent("a", lower);
		assertThat(entry("a").generation()).isEqualTo(2);
	}

	@Test
	void install_inheritsTheHitsOfWhatItReplaces() {
		this.cache.install(this.history.put("a", "one"), Source.PUSH);
		((CachedEntry) entry("a")).addHits(7);
		this.cache.install(this.history.put("a", "two"), Source.PUSH);
		assertThat(entry("a").hits()).isEqualTo(7);
	}

	@Test
	void nextGeneration_makesEverythingSuspect_butKeepsIt() {
		this.cache.install(this.history.put("a", "one"), Source.PUSH);
		this.cache.install(this.history.put("b", "one"), Source.PUSH);
		((CachedEntry) entry("b")).addHits(3);
		assertThat(this.cache.suspects()).isEmpty();
		assertThat(this.cache.nextGeneration()).isEqualTo(2);
		assertThat(this.cache.suspects()).containsExactly("b", "a");
		assertThat(body("a")).isEqualTo("one");
	}

	@Test
	void invalidate_olderEntry_isSuspectUntilTheVersionArrives() {
		this.cache.install(this.history.put("a", "one"), Source.PUSH);
		Frame two = this.history.put("a", "two");
		assertThat(this.cache.invalidate("a", two.header().sequence())).isTrue();
		assertThat(entry("a").isSuspect()).isTrue();
		assertThat(this.cache.suspects()).containsExactly("a");
		this.cache.install(two, Source.PUSH);
		assertCurrent("a", two);
		assertThat(this.cache.suspects()).isEmpty();
	}

	@Test
	void invalidate_entryAsNew_staysCurrent() {
		Frame one = this.history.put("a", "one");
		this.cache.install(one, Source.PUSH);
		assertThat(this.cache.invalidate("a", one.header().sequence())).isTrue();
		assertCurrent("a", one);
	}

	@Test
	void invalidate_unknownId_isNotCached() {
		assertThat(this.cache.invalidate("a", 1)).isFalse();
	}

	@Test
	void invalidatedEntry_isNotReplacedByAVersionBelowTheKnownOne() {
		this.cache.install(this.history.put("a", "one"), Source.PUSH);
		Frame two = this.history.put("a", "two");
		Frame three = this.history.put("a", "three");
		this.cache.invalidate("a", three.header().sequence());
		this.cache.install(two, Source.PUSH);
		assertThat(entry("a").isSuspect()).isTrue();
		assertThat(entry("a").knownVersion()).isEqualTo(3);
	}

	@Test
	void promote_sameChainOfAnEarlierGeneration_isCurrent() {
		Frame one = this.history.put("a", "one");
		this.cache.install(one, Source.PUSH);
		((CachedEntry) entry("a")).addHits(5);
		this.cache.nextGeneration();
		assertThat(this.cache.promote("a", one.header(), 2)).isTrue();
		assertCurrent("a", one);
		assertThat(entry("a").hits()).isEqualTo(5);
	}

	@Test
	void promote_otherHeader_isLeftToALoad() {
		this.cache.install(this.history.put("a", "one"), Source.PUSH);
		this.cache.nextGeneration();
		assertThat(this.cache.promote("a", this.history.put("a", "two").header(), 2)).isFalse();
		assertThat(this.cache.suspects()).containsExactly("a");
	}

	@Test
	void promote_tombstone_isCurrent() {
		this.history.put("a", "one");
		Frame deleted = this.history.delete("a");
		this.cache.install(deleted, Source.PUSH);
		this.cache.nextGeneration();
		assertThat(this.cache.promote("a", deleted.header(), 2)).isTrue();
		assertThat(this.cache.suspects()).isEmpty();
	}

	@Test
	void promote_evictedEntry_hasNothingToDo() {
		assertThat(this.cache.promote("a", this.history.put("a", "one").header(), 1)).isTrue();
	}

	@Test
	void dropSuspect_onlyWhatIsNotProven() {
		this.cache.install(this.history.put("old", "one"), Source.PUSH);
		this.cache.nextGeneration();
		this.cache.install(this.history.put("new", "one"), Source.PUSH);
		this.cache.dropSuspect("old", 1);
		assertThat(this.cache.get("old")).isNotNull();
		this.cache.dropSuspect("old", 2);
		this.cache.dropSuspect("new", 2);
		assertThat(this.cache.get("old")).isNull();
		assertThat(this.cache.get("new")).isNotNull();
	}

	@Test
	void contents_countQuietly_andEvict() {
		this.cache.install(this.history.put("a", "one"), Source.PUSH);
		this.cache.install(this.history.put("b", "one"), Source.PUSH);
		List<String> ids = new ArrayList<>();
		this.cache.iterator().forEachRemaining((entry) -> ids.add(entry.id()));
		assertThat(ids).containsExactlyInAnyOrder("a", "b");
		assertThat(this.cache.size()).isEqualTo(2);
		assertThat(this.cache.hottest(1)).hasSize(1);
		assertThat(this.cache.evict("a")).isTrue();
		assertThat(this.cache.evict("a")).isFalse();
		assertThat(this.cache.evictAll()).isEqualTo(1);
		assertThat(this.cache.size()).isZero();
		assertThat(this.cache.weightBytes()).isZero();
	}

	private void assertCurrent(String id, Frame frame) {
		Entry entry = entry(id);
		assertThat(entry.version()).isEqualTo(frame.header().sequence());
		assertThat(entry.chain()).isEqualTo(frame.header().chain());
		assertThat(entry.isSuspect()).isFalse();
		assertThat(entry.generation()).isEqualTo(this.cache.generation());
	}

	private Entry entry(String id) {
		return java.util.Objects.requireNonNull(this.cache.get(id));
	}

	private String body(String id) {
		return new String(java.util.Objects.requireNonNull(entry(id).plain()).body(), StandardCharsets.UTF_8);
	}

}
