package io.heavyread.cache.failover;

import java.time.Duration;

import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The primary changes behind one name, without sentinels, and connections to the old one
 * stay open. A server that has been demoted proves nothing. One that still calls itself
 * the primary does, until its connections end: there is nobody who knows better.
 */
@Tag("drill")
class MovedNameIT {

	private static final Duration AFTERWARDS = Duration.ofSeconds(5);

	private static final Duration HANG = Duration.ofSeconds(11);

	private NamedPlatform platform;

	@BeforeEach
	void start() {
		this.platform = new NamedPlatform();
	}

	@AfterEach
	void stop() {
		this.platform.first().resume();
		this.platform.close();
	}

	/** What a demoted server has is not followed by anything, so it would stay old. */
	@Test
	void demotedAndItsLinkDown_allFollowTheName() {
		try (Drill drill = this.platform.drill("name moves, REPLICAOF, the demoted server's link is down")) {
			RedisProcess heir = this.platform.second();
			this.platform.first().command("REPLICAOF", "127.0.0.1", "" + RedisProcess.freePort());
			long demoted = System.nanoTime();
			promote(drill, heir);
			drill.replaceAll(this.platform.writer());
			drill.during(AFTERWARDS);
			drill.end(heir).answersHold().allAreBackInTime().lostOnlyBefore(demoted);
		}
	}

	@Test
	void handedOver_allFollowTheName() {
		try (Drill drill = this.platform.drill("name moves, FAILOVER")) {
			RedisProcess heir = this.platform.second();
			this.platform.first().command("FAILOVER", "TO", "127.0.0.1", "" + heir.port());
			Drill.await().until(() -> RedisGroup.isPrimary(heir));
			drill.promoted(heir);
			this.platform.moveName();
			drill.replaceAll(this.platform.writer());
			drill.during(AFTERWARDS);
			drill.end(heir).answersHold().allAreBackInTime().nothingIsLost();
		}
	}

	@Test
	void hangsAndWakes_allFollowTheName() {
		try (Drill drill = this.platform.drill("name moves, the old primary hangs for 11 s")) {
			RedisProcess heir = this.platform.second();
			this.platform.first().pause();
			long hung = System.nanoTime();
			promote(drill, heir);
			drill.replaceAll(this.platform.writer());
			drill.until(hung, HANG);
			this.platform.first().resume();
			drill.during(AFTERWARDS);
			drill.end(heir).answersHold().allAreBackInTime().lostOnlyBefore(hung);
		}
	}

	/** The documented limit: nothing says that the old primary is none. */
	@Test
	void bothCallThemselvesPrimary_untilConnectionsEndTheOldOneIsBelieved() {
		try (Drill drill = this.platform.drill("name moves, the old primary goes on until its connections end")) {
			RedisProcess heir = this.platform.second();
			promote(drill, heir);
			drill.replaceAll(this.platform.writer());
			drill.during(AFTERWARDS);
			this.platform.first().command("CLIENT", "KILL", "TYPE", "normal");
			this.platform.first().command("CLIENT", "KILL", "TYPE", "pubsub");
			long ended = System.nanoTime();
			drill.during(AFTERWARDS);
			DrillOutcome outcome = drill.end(heir).agrees().lostOnlyBefore(ended);
			assertThat(outcome.report().stale()).isPositive();
			assertThat(outcome.staleAfter(ended + Drill.MAX_STALENESS.toNanos())).isEmpty();
		}
	}

	private void promote(Drill drill, RedisProcess heir) {
		heir.command("REPLICAOF", "NO", "ONE");
		drill.promoted(heir);
		this.platform.moveName();
	}

}
