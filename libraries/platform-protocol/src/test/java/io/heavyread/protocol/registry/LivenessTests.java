package io.heavyread.protocol.registry;

import java.time.Duration;
import java.util.List;

import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who lives does not depend on the store's clock, which can be set by hours. */
class LivenessTests {

	private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

	private final Liveness liveness = new Liveness();

	private long storeMillis = 1_700_000_000_000L;

	private long nowNanos;

	@Test
	void deadReader_isNotLive_thoughTheClockWasSetBack() {
		Member dead = member("reader-1", this.storeMillis);
		assertThat(living(dead)).containsExactly("reader-1");
		this.storeMillis -= HOUR_MILLIS;
		for (int second = 0; second < 4; second++) {
			pass(1);
			living(dead);
		}
		assertThat(living(dead)).isEmpty();
	}

	@Test
	void livingReader_isLive_thoughTheClockIsSet() {
		living(member("reader-1", this.storeMillis));
		for (long jump : new long[] { HOUR_MILLIS, -2 * HOUR_MILLIS }) {
			this.storeMillis += jump;
			for (int second = 0; second < 4; second++) {
				pass(1);
				assertThat(living(member("reader-1", this.storeMillis))).containsExactly("reader-1");
			}
		}
	}

	@Test
	void firstSeen_isLive_onlyIfTheHeartbeatIsFresh() {
		assertThat(living(member("fresh", this.storeMillis - 2900), member("old", this.storeMillis - 3000),
				member("future", this.storeMillis + 2001)))
			.containsExactly("fresh");
		pass(1);
		assertThat(living(member("fresh", this.storeMillis - 3900), member("old", this.storeMillis),
				member("future", this.storeMillis + 1001)))
			.containsExactly("fresh", "old");
	}

	/** Signed registrations can be kept and put back, in turns. */
	@Test
	void deadReader_isNotLive_thoughItsEarlierHeartbeatsComeAgain() {
		long last = this.storeMillis;
		living(member("reader-1", last - 1000));
		living(member("reader-1", last));
		for (int second = 0; second < 4; second++) {
			pass(1);
			living(member("reader-1", last - second % 2 * 1000));
		}
		assertThat(living(member("reader-1", last - 1000))).isEmpty();
	}

	private void pass(int seconds) {
		this.nowNanos += Duration.ofSeconds(seconds).toNanos();
		this.storeMillis += Duration.ofSeconds(seconds).toMillis();
	}

	private List<String> living(Member... members) {
		return this.liveness.living(List.of(members), this.storeMillis, this.nowNanos)
			.stream()
			.map(Member::id)
			.toList();
	}

	private static Member member(String id, long heartbeatMillis) {
		return new Member("reader", id, "", "", "LIVE", "", 1, "", heartbeatMillis, Proof.PROVEN);
	}

}
