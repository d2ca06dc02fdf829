package io.heavyread.cache.local;

import java.util.Objects;

import io.heavyread.cache.Entry;
import io.heavyread.cache.Entry.Source;
import io.heavyread.cache.feed.Replica.Fill;
import io.heavyread.cache.test.TestHistory;
import io.heavyread.cache.wire.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A fill brings a version that the reader has not reached: it is answered with, but
 * nothing of it stays, and nothing older is current any more until the reader gets there.
 */
class LentFillTests {

	private final LocalCache cache = LocalCaches.of(1 << 20);

	private final TestHistory history = new TestHistory(1);

	private final Frame one = this.history.put("a", "one");

	private final Frame two = this.history.put("a", "two");

	private final Frame three = this.history.put("a", "three");

	@Test
	void versionBeyondTheLimit_isLent_notInstalled() {
		Entry lent = lend(this.two, 1);
		assertThat(lent.version()).isEqualTo(2);
		assertThat(this.cache.get("a")).isNull();
	}

	@Test
	void versionAtTheLimit_isInstalled() {
		assertThat(lend(this.two, 2)).isSameAs(this.cache.get("a"));
	}

	@Test
	void olderEntry_isSuspect_untilTheMessageArrives() {
		this.cache.install(this.one, Source.PUSH);
		lend(this.three, 1);
		assertThat(entry().isSuspect()).isTrue();
		this.cache.install(this.two, Source.PUSH);
		assertThat(entry().isSuspect()).isTrue();
		this.cache.install(this.three, Source.PUSH);
		assertThat(entry().isSuspect()).isFalse();
		assertThat(entry().version()).isEqualTo(3);
	}

	@Test
	void olderMessage_afterAnEviction_isSuspectOnArrival() {
		lend(this.three, 1);
		this.cache.install(this.two, Source.PUSH);
		assertThat(entry().isSuspect()).isTrue();
	}

	@Test
	void olderEntry_isNotPromoted() {
		this.cache.install(this.one, Source.PUSH);
		this.cache.nextGeneration();
		lend(this.two, 1);
		assertThat(this.cache.promote("a", this.one.header(), 2, Long.MAX_VALUE)).isFalse();
	}

	@Test
	void headerBeyondTheLimit_isNotPromoted() {
		this.cache.install(this.two, Source.PUSH);
		this.cache.nextGeneration();
		assertThat(this.cache.promote("a", this.two.header(), 2, 1)).isFalse();
		assertThat(this.cache.promote("a", this.two.header(), 2, 2)).isTrue();
	}

	@Test
	void lentVersion_contradictsALaterFillThatIsOlder() {
		lend(this.three, 1);
		Fill fill = this.cache.beginFill("a", 1);
		assertThat(fill.isContradictedBy(this.two)).isTrue();
		assertThat(fill.isContradictedBy(null)).isTrue();
		assertThat(fill.isContradictedBy(this.three)).isFalse();
		assertThat(this.cache.completeFill(fill, null, Source.FILL)).isNull();
		assertThat(this.cache.isKnownAbsent("a")).isFalse();
	}

	@Test
	void newGeneration_forgetsWhatWasLent() {
		lend(this.three, 1);
		this.cache.nextGeneration();
		Fill fill = this.cache.beginFill("a", Long.MAX_VALUE);
		assertThat(fill.isContradictedBy(this.one)).isFalse();
		assertThat(this.cache.completeFill(fill, this.one, Source.FILL)).isNotNull();
		assertThat(entry().isSuspect()).isFalse();
	}

	private Entry lend(Frame frame, long limit) {
		Fill fill = this.cache.beginFill("a", limit);
		Entry lent = this.cache.completeFill(fill, frame, Source.FILL);
		this.cache.endFill(fill);
		return Objects.requireNonNull(lent);
	}

	private Entry entry() {
		return Objects.requireNonNull(this.cache.get("a"));
	}

}
