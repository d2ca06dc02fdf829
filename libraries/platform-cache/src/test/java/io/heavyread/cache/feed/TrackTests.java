package io.heavyread.cache.feed;

import java.time.Duration;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A poll that found the store ahead proves freshness when its position is reached. */
class TrackTests {

	private static final long SENT = 1_000_000_000;

	private final Standing standing = new Standing(new Lease(Duration.ofSeconds(2)));

	private final Track track = new Track(this.standing);

	private final TestHistory history = new TestHistory(1);

	private final Frame first = this.history.put("a", "one");

	private final Frame second = this.history.put("a", "two");

	private final Frame third = this.history.put("a", "three");

	@Test
	void newTrack_standsNowhere_andProvesNothing() {
		assertThat(this.track.position()).isEqualTo(Position.NONE);
		assertThat(holds()).isFalse();
	}

	@Test
	void adopt_movesThere_andProves() {
		this.track.adopt(this.first.position(), SENT);
		assertThat(this.standing.position()).isEqualTo(this.first.position());
		assertThat(this.track.recent().chainOf(1)).hasValue(this.first.header().chain());
		assertThat(holds()).isTrue();
	}

	@Test
	void expectedPosition_provesOnlyWhenReached() {
		standAtFirst();
		this.track.expect(this.third.position(), SENT);
		this.track.advance(this.second.position());
		assertThat(holds()).isFalse();
		this.track.advance(this.third.position());
		assertThat(holds()).isTrue();
		assertThat(this.standing.lease().ageNanos(SENT + 7)).isEqualTo(7);
	}

	@Test
	void expectedPosition_reachedWithAnotherChain_provesNothing() {
		standAtFirst();
		this.track.expect(new Position(1, 2, 12345), SENT);
		this.track.advance(this.second.position());
		assertThat(holds()).isFalse();
	}

	@Test
	void newerExpectation_replacesTheOlder() {
		standAtFirst();
		this.track.expect(this.second.position(), SENT - 500);
		this.track.expect(this.third.position(), SENT);
		this.track.advance(this.second.position());
		assertThat(holds()).isFalse();
	}

	@Test
	void distrust_forgetsTheExpectation() {
		standAtFirst();
		this.track.expect(this.second.position(), SENT);
		this.track.distrust(true);
		this.track.advance(this.second.position());
		assertThat(holds()).isFalse();
	}

	@Test
	void adopt_forgetsTheWritesOfAnotherHistory() {
		this.track.adopt(this.third.position(), SENT);
		this.track.adopt(this.first.position(), SENT);
		assertThat(this.track.recent().chainOf(3)).isEmpty();
	}

	private void standAtFirst() {
		this.track.adopt(this.first.position(), SENT - 1000);
		this.standing.lease().withdraw();
	}

	private boolean holds() {
		return this.standing.lease().holds(SENT);
	}

}
