package io.heavyread.cache.local;

import java.util.Objects;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Entry.Source;
import io.heavyread.cache.feed.Replica.Fill;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fill asks the store, something happens, the fill's answer arrives: each test tells
 * one such interleaving step by step.
 */
class FillRaceTests {

	private final LocalCache cache = LocalCaches.of(1 << 20);

	private final TestHistory history = new TestHistory(1);

	private final Frame one = this.history.put("a", "one");

	private final Frame two = this.history.put("a", "two");

	private final Frame deleted = this.history.delete("a");

	@Test
	void fill_undisturbed_isInstalled() {
		Fill fill = this.cache.beginFill("a");
		Entry entry = complete(fill, this.one);
		assertThat(entry).isSameAs(this.cache.get("a"));
		assertThat(Objects.requireNonNull(entry).source()).isEqualTo(Source.FILL);
	}

	@Test
	void fill_overtakenByANewerMessage_isNotInstalled() {
		Fill fill = this.cache.beginFill("a");
		this.cache.install(this.two, Source.PUSH);
		complete(fill, this.one);
		assertVersion(2);
	}

	@Test
	void fill_overtakenByANewerMessageThatWasEvicted_isVoid() {
		Fill fill = this.cache.beginFill("a");
		this.cache.install(this.two, Source.PUSH);
		this.cache.evict("a");
		assertThat(complete(fill, this.one)).isNull();
		assertThat(fill.isVoid(this.one)).isTrue();
		assertThat(this.cache.get("a")).isNull();
	}

	@Test
	void fill_bringsTheVersionThatOvertookIt_isInstalled() {
		Fill fill = this.cache.beginFill("a");
		this.cache.install(this.two, Source.PUSH);
		this.cache.evict("a");
		assertThat(complete(fill, this.two)).isNotNull();
		assertVersion(2);
	}

	@Test
	void fill_overtakenByAHeaderOnlyMessage_isVoid() {
		Fill fill = this.cache.beginFill("a");
		this.cache.invalidate("a", 2);
		assertThat(complete(fill, this.one)).isNull();
		assertThat(fill.isVoid(this.one)).isTrue();
		assertThat(this.cache.get("a")).isNull();
	}

	@Test
	void fill_ofASuspectEntry_bringsTheKnownVersion() {
		this.cache.install(this.one, Source.PUSH);
		this.cache.invalidate("a", 2);
		Fill fill = this.cache.beginFill("a");
		assertThat(complete(fill, this.two)).isNotNull();
		assertVersion(2);
	}

	@Test
	void fill_ofASuspectEntry_bringsAnOlderVersion_staysSuspect() {
		this.cache.install(this.one, Source.PUSH);
		this.cache.invalidate("a", 3);
		Fill fill = this.cache.beginFill("a");
		assertThat(complete(fill, this.two)).isNull();
		assertThat(Objects.requireNonNull(this.cache.get("a")).isSuspect()).isTrue();
	}

	@Test
	void delete_overtakenByALateFill_isNotUndone() {
		Fill fill = this.cache.beginFill("a");
		this.cache.install(this.deleted, Source.PUSH);
		this.cache.evict("a");
		assertThat(complete(fill, this.two)).isNull();
		assertThat(this.cache.get("a")).isNull();
	}

	@Test
	void generation_changedDuringFill_isVoid_andNothingIsInstalled() {
		Fill fill = this.cache.beginFill("a");
		this.cache.nextGeneration();
		assertThat(complete(fill, this.one)).isNull();
		assertThat(this.cache.get("a")).isNull();
		assertThat(complete(fill, null)).isNull();
		assertThat(this.cache.isKnownAbsent("a")).isFalse();
	}

	@Test
	void fill_withLowerVersionOfANewGeneration_replaces() {
		this.cache.install(this.two, Source.PUSH);
		this.cache.nextGeneration();
		Fill fill = this.cache.beginFill("a");
		assertThat(complete(fill, this.one)).isNotNull();
		assertVersion(1);
	}

	@Test
	void fill_ended_isNotVoidedAnyMore_norDoesItEndTheNext() {
		Fill first = this.cache.beginFill("a");
		this.cache.endFill(first);
		Fill second = this.cache.beginFill("a");
		this.cache.endFill(first);
		this.cache.invalidate("a", 2);
		assertThat(first.isVoid(this.one)).isFalse();
		assertThat(second.isVoid(this.one)).isTrue();
	}

	/** A header is asked for; a header-only message of a newer version is applied. */
	@Test
	void promote_overtakenByInvalidate_staysSuspect() {
		this.cache.install(this.one, Source.PUSH);
		this.cache.nextGeneration();
		this.cache.invalidate("a", 2);
		assertThat(this.cache.promote("a", this.one.header(), 2)).isFalse();
		assertThat(Objects.requireNonNull(this.cache.get("a")).isSuspect()).isTrue();
	}

	/** A header is asked for in one generation and arrives in the next. */
	@Test
	void promote_overtakenByANewGeneration_staysSuspect() {
		this.cache.install(this.one, Source.PUSH);
		this.cache.nextGeneration();
		this.cache.nextGeneration();
		assertThat(this.cache.promote("a", this.one.header(), 2)).isFalse();
		assertThat(this.cache.suspects()).containsExactly("a");
	}

	/** A missing key is found, then the post is written, then the answer arrives. */
	@Test
	void dropSuspect_overtakenByAMessage_dropsNothing() {
		this.cache.install(this.one, Source.PUSH);
		this.cache.nextGeneration();
		this.cache.install(this.two, Source.PUSH);
		this.cache.dropSuspect("a", 2);
		assertVersion(2);
	}

	private @Nullable Entry complete(Fill fill, @Nullable Frame frame) {
		return this.cache.completeFill(fill, frame, Source.FILL);
	}

	private void assertVersion(long version) {
		assertThat(Objects.requireNonNull(this.cache.get("a")).version()).isEqualTo(version);
		assertThat(this.cache.suspects()).isEmpty();
	}

}
