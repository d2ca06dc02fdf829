package io.heavyread.cache.proof;

import java.time.Duration;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A poll that found the store ahead proves freshness when its position is reached. */
class ProgressTests {

	private static final long SENT = 1_000_000_000;

	private final SharedState shared = new SharedState(new Lease(Duration.ofSeconds(2)));

	private final Progress progress = new Progress(this.shared);

	private final TestHistory history = new TestHistory(1);

	private final Frame first = this.history.put("a", "one");

	private final Frame second = this.history.put("a", "two");

	private final Frame third = this.history.put("a", "three");

	@Test
	void newTrack_standsNowhere_andProvesNothing() {
		assertThat(this.progress.position()).isEqualTo(Position.NONE);
		assertThat(holds()).isFalse();
	}

	@Test
	void adopt_movesThere_andProves() {
		this.progress.adopt(this.first.position(), SENT);
		assertThat(this.shared.position()).isEqualTo(this.first.position());
		assertThat(this.progress.recent().chainOf(1)).hasValue(this.first.header().chain());
		assertThat(holds()).isTrue();
	}

	@Test
	void expectedPosition_provesOnlyWhenReached() {
		standAtFirst();
		this.progress.expect(this.third.position(), SENT);
		this.progress.advance(this.second.position());
		assertThat(holds()).isFalse();
		this.progress.advance(this.third.position());
		assertThat(holds()).isTrue();
		assertThat(this.shared.lease().ageNanos(SENT + 7)).isEqualTo(7);
	}

	@Test
	void expectedPosition_reachedWithAnotherChain_provesNothing() {
		standAtFirst();
		this.progress.expect(new Position(1, 2, 12345), SENT);
		this.progress.advance(this.second.position());
		assertThat(holds()).isFalse();
	}

	@Test
	void newerExpectation_replacesTheOlder() {
		standAtFirst();
		this.progress.expect(this.second.position(), SENT - 500);
		this.progress.expect(this.third.position(), SENT);
		this.progress.advance(this.second.position());
		assertThat(holds()).isFalse();
	}

	@Test
	void suspectAll_forgetsTheExpectation() {
		standAtFirst();
		this.progress.expect(this.second.position(), SENT);
		this.progress.suspectAll(true);
		this.progress.advance(this.second.position());
		assertThat(holds()).isFalse();
	}

	@Test
	void adopt_forgetsTheWritesOfAnotherHistory() {
		this.progress.adopt(this.third.position(), SENT);
		this.progress.adopt(this.first.position(), SENT);
		assertThat(this.progress.recent().chainOf(3)).isEmpty();
	}

	private void standAtFirst() {
		this.progress.adopt(this.first.position(), SENT - 1000);
		this.shared.lease().withdraw();
	}

	private boolean holds() {
		return this.shared.lease().holds(SENT);
	}

}
