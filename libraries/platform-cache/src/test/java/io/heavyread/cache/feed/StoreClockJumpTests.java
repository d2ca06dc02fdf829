package io.heavyread.cache.feed;

import java.util.ArrayList;
import java.util.List;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The store's clock is set by an hour: no lag of an hour is told, and none is made up.
 */
class StoreClockJumpTests {

	private static final long HOUR_MICROS = 3_600_000_000L;

	private static final long NOW_MICROS = 10 * HOUR_MICROS;

	private final List<Long> lags = new ArrayList<>();

	private final TestFeed feed = new TestFeed(this.lags::add);

	private Position position = new Position(1, 0, Frame.firstChain(1));

	@BeforeEach
	void live() {
		this.feed.liveAt(this.position);
		readClock(NOW_MICROS);
	}

	@ParameterizedTest
	@ValueSource(longs = { HOUR_MICROS, -HOUR_MICROS })
	void clockIsSet_lagsAreUnknown_untilItIsReadAgain(long jump) {
		commit(NOW_MICROS - 3000);
		commit(NOW_MICROS + jump - 2000);
		commit(NOW_MICROS + jump - 1000);
		assertThat(this.lags).containsExactly(3000L);
		assertThat(this.feed.status().untimedChanges()).isEqualTo(1);
		readClock(NOW_MICROS + jump);
		commit(NOW_MICROS + jump - 500);
		assertThat(this.lags).containsExactly(3000L, 500L);
		assertThat(this.feed.status().untimedChanges()).isEqualTo(1);
	}

	private void readClock(long micros) {
		this.feed.store.setClock(micros);
		this.feed.poll();
		this.feed.store.answerPoll(this.position);
	}

	private void commit(long micros) {
		Frame frame = Frame.encode(Operation.PUT, "post-1", new byte[] { 'x' }, this.position, micros);
		this.position = frame.position();
		this.feed.message(frame.bytes());
	}

}
