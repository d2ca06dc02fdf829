package io.heavyread.cache.feed;

import java.time.Duration;
import java.util.OptionalLong;

import io.heavyread.cache.source.Server;
import io.heavyread.cache.test.ScriptedStore;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Only a server that says that it is the primary, that the witnesses confirm and that was
 * asked for lately proves anything; what another one says changes nothing.
 */
class TrustTests {

	private static final Server REPLICA = new Server(false, OptionalLong.of(Long.MAX_VALUE), Long.MAX_VALUE);

	private static final Server UNCONFIRMED = new Server(true, OptionalLong.empty(), Long.MAX_VALUE);

	private final TestHistory history = new TestHistory(1);

	private final Frame first = this.history.put("a", "one");

	private final TestFeed feed = new TestFeed();

	@BeforeEach
	void live() {
		this.feed.liveAt(this.first.position());
	}

	@Test
	void replica_doesNotRenewTheLease() {
		proveBy(REPLICA);
		assertThat(this.feed.isLeased()).isFalse();
		assertThat(this.feed.state()).isEqualTo(FeedState.DEGRADED);
		assertThat(this.feed.status().cause()).isEqualTo("the server is not the primary");
	}

	@Test
	void serverThatNobodyConfirms_doesNotRenewTheLease() {
		proveBy(UNCONFIRMED);
		assertThat(this.feed.isLeased()).isFalse();
		assertThat(this.feed.status().cause()).contains("nobody confirms");
	}

	private void proveBy(Server server) {
		this.feed.store.server(server);
		for (int half = 0; half < 4; half++) {
			this.feed.poll();
			this.feed.store.answerPoll(this.first.position());
		}
	}

	@Test
	void serverOfAnotherHistory_isNotFollowed_whileNobodyConfirmsIt() {
		this.feed.store.server(UNCONFIRMED);
		this.feed.poll();
		this.feed.store.answerPoll(new TestHistory(2).put("b", "two").position());
		assertThat(this.feed.position()).isEqualTo(this.first.position());
		assertThat(this.feed.status().resyncTotal()).isZero();
		assertThat(this.feed.isLeased()).isTrue();
	}

	@Test
	void storeWithoutAHistory_isNotBelieved_whileNobodyConfirmsIt() {
		this.feed.store.server(REPLICA);
		this.feed.poll();
		this.feed.store.answerPoll(null);
		assertThat(this.feed.isLeased()).isTrue();
	}

	@Test
	void proof_isNoYoungerThanTheConfirmation() {
		this.feed.pass(Duration.ofMillis(400));
		long confirmed = this.feed.now();
		this.feed.pass(Duration.ofMillis(1000));
		this.feed.store.server(new Server(true, OptionalLong.of(confirmed), Long.MAX_VALUE));
		this.feed.store.answerPoll(this.first.position());
		this.feed.pass(Duration.ofMillis(800));
		assertThat(this.feed.isLeased()).isTrue();
		this.feed.pass(Duration.ofMillis(200));
		assertThat(this.feed.isLeased()).isFalse();
	}

	/** The server hung for longer than a lease, and another was promoted meanwhile. */
	@Test
	void afterALapse_theConnectionFromBeforeProvesNothing_andIsReplaced() {
		this.feed.store.server(new Server(true, OptionalLong.of(Long.MAX_VALUE), this.feed.now()));
		this.feed.pass(Duration.ofSeconds(3));
		int before = this.feed.store.reconnects();
		this.feed.store.answerPoll(this.first.position());
		assertThat(this.feed.isLeased()).isFalse();
		assertThat(this.feed.store.reconnects()).isGreaterThan(before);
	}

	@Test
	void afterALapse_aNewConnectionProves() {
		this.feed.pass(Duration.ofSeconds(3));
		this.feed.store.server(new Server(true, OptionalLong.of(Long.MAX_VALUE), this.feed.now()));
		this.feed.store.answerPoll(this.first.position());
		assertThat(this.feed.isLeased()).isTrue();
		assertThat(this.feed.state()).isEqualTo(FeedState.LIVE);
	}

	@Test
	void underTheLease_anOldConnectionProves() {
		this.feed.store.server(new Server(true, OptionalLong.of(Long.MAX_VALUE), 0));
		for (int half = 0; half < 20; half++) {
			this.feed.poll();
			this.feed.store.answerPoll(this.first.position());
			assertThat(this.feed.isLeased()).isTrue();
		}
		assertThat(this.feed.store.reconnects()).isZero();
	}

	@Test
	void silence_beyondTheLease_replacesTheConnections_onceASecond() {
		for (int tenth = 0; tenth < 50; tenth++) {
			this.feed.pass(Duration.ofMillis(100));
		}
		assertThat(this.feed.store.reconnects()).isBetween(3, 4);
	}

	@Test
	void longCatchUp_afterALapse_isNotInterrupted() {
		Frame second = this.history.put("a", "two");
		this.feed.pass(Duration.ofSeconds(3));
		int before = this.feed.store.reconnects();
		this.feed.store.server(ScriptedStore.TRUSTED);
		for (int half = 0; half < 2; half++) {
			this.feed.store.answerPoll(second.position());
			this.feed.poll();
		}
		assertThat(this.feed.store.reconnects()).isEqualTo(before);
	}

}
