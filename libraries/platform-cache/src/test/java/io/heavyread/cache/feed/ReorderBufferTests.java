package io.heavyread.cache.feed;

import java.util.ArrayList;
import java.util.List;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages beyond a gap wait in order, in bounded memory. */
class ReorderBufferTests {

	private final ReorderBuffer ahead = new ReorderBuffer();

	private final TestHistory history = new TestHistory(1);

	@Test
	void takeNext_givesThemInOrder_howeverTheyCame() {
		Position start = this.history.position();
		Frame one = this.history.put("a", "one");
		Frame two = this.history.put("b", "two");
		this.ahead.add(two);
		this.ahead.add(one);
		assertThat(this.ahead.takeNext(start)).isSameAs(one);
		assertThat(this.ahead.takeNext(one.position())).isSameAs(two);
		assertThat(this.ahead.takeNext(two.position())).isNull();
	}

	@Test
	void takeNext_overAGap_givesNothing_andKeepsWhatWaits() {
		Position start = this.history.position();
		Frame one = this.history.put("a", "one");
		Frame two = this.history.put("b", "two");
		this.ahead.add(two);
		assertThat(this.ahead.takeNext(start)).isNull();
		assertThat(this.ahead.takeNext(one.position())).isSameAs(two);
	}

	@Test
	void takeNext_withoutTheLink_givesNothing() {
		Frame one = this.history.put("a", "one");
		Frame forked = new TestHistory(1, 1).put("a", "two");
		this.ahead.add(forked);
		assertThat(forked.header().sequence()).isEqualTo(2);
		assertThat(this.ahead.takeNext(one.position())).isNull();
	}

	@Test
	void take_needsTheChain_andForgetsWhatWasBefore() {
		Frame one = this.history.put("a", "one");
		Frame two = this.history.put("b", "two");
		this.ahead.add(one);
		this.ahead.add(two);
		assertThat(this.ahead.take(2, one.header().chain())).isNull();
		assertThat(this.ahead.take(2, two.header().chain())).isSameAs(two);
		assertThat(this.ahead.take(1, one.header().chain())).isNull();
	}

	@Test
	void sameSequenceTwice_countsItsBytesOnce() {
		Frame big = this.history.put("a", new byte[10 << 20]);
		this.ahead.add(big);
		for (int i = 0; i < 10; i++) {
			this.ahead.add(new TestHistory(1).put("a", new byte[1 << 20]));
		}
		Frame two = this.history.put("b", new byte[10 << 20]);
		this.ahead.add(two);
		assertThat(this.ahead.take(2, two.header().chain())).isSameAs(two);
	}

	@Test
	void number_isBounded() {
		List<Frame> frames = new ArrayList<>();
		for (int i = 0; i < 5000; i++) {
			frames.add(this.history.put("a", "x"));
		}
		frames.forEach(this.ahead::add);
		assertThat(take(frames.get(4095))).isNotNull();
		assertThat(take(frames.get(4096))).isNull();
	}

	@Test
	void bytes_areBounded_andFreedWhenTaken() {
		Frame first = this.history.put("a", new byte[9 << 20]);
		Frame second = this.history.put("a", new byte[9 << 20]);
		this.ahead.add(first);
		this.ahead.add(second);
		assertThat(take(second)).isNull();
		this.ahead.add(second);
		assertThat(take(second)).isSameAs(second);
		this.ahead.add(first);
		this.ahead.clear();
		this.ahead.add(second);
		assertThat(take(second)).isSameAs(second);
	}

	private @Nullable Frame take(Frame frame) {
		return this.ahead.take(frame.header().sequence(), frame.header().chain());
	}

}
