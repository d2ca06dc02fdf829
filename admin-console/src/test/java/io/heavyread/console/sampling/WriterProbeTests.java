package io.heavyread.console.sampling;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import io.heavyread.console.fleet.PeerStatus;
import io.heavyread.console.fleet.PeerView;
import io.heavyread.console.http.HttpCalls;
import io.heavyread.console.members.Addresses;
import io.heavyread.console.members.UnprovenMembersFactory;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.support.StubWriter;
import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The writer as the console last saw it, over real connections. */
class WriterProbeTests {

	private final StubWriter writer = StubWriter.start();

	private final WriterProbe sample = new WriterProbe(new HttpCalls(), Addresses.ofThisMachine(),
			UnprovenMembersFactory.with(new FleetSecret("token")), Clock.fixed(Fleets.NOW, ZoneOffset.UTC));

	@AfterEach
	void close() {
		this.writer.close();
	}

	private Member member(Proof proof) {
		return new Member(Member.WRITER, "writer-1", this.writer.address(), this.writer.address(), "WRITABLE", "aa", 7,
				"cc", 1, proof);
	}

	private PeerView look(Member... writers) {
		this.sample.ask(List.of(writers)).join();
		return this.sample.view();
	}

	@Test
	void beforeTheFirstLook_nothingIsKnown() {
		assertThat(this.sample.view().status()).isEqualTo(PeerStatus.UNKNOWN);
	}

	@Test
	void noWriter_isSaid() {
		assertThat(look().status()).isEqualTo(PeerStatus.NOT_THERE);
		assertThat(this.sample.view().problem()).isEqualTo("No writer is registered: nothing can be written.");
	}

	@Test
	void writerThatTakesWrites_isHealthy() {
		PeerView view = look(member(Proof.PROVEN));
		assertThat(view.status()).isEqualTo(PeerStatus.HEALTHY);
		assertThat(view.answeredAt()).isEqualTo(Fleets.NOW);
	}

	@Test
	void writerThatRefuses_isAWarning() {
		this.writer.health(503);
		assertThat(look(member(Proof.PROVEN)).status()).isEqualTo(PeerStatus.REFUSES);
	}

	/** Its metrics arrive as well, and must not hide that it refuses. */
	@Test
	void writerThatRefuses_keepsItsCounters() {
		this.writer.health(503);
		this.writer.metrics("platform_write_duration_seconds_count 5");
		assertThat(look(member(Proof.PROVEN)).facts()).extracting(PeerView.Fact::value).contains("writer-1", "5");
		assertThat(this.sample.view().status()).isEqualTo(PeerStatus.REFUSES);
	}

	@Test
	void writerThatHasLostWrites_staysAWarningWhileItTakesNewOnes() {
		this.writer.metrics("platform_writes_lost_total 2");
		assertThat(look(member(Proof.PROVEN)).status()).isEqualTo(PeerStatus.LOST_WRITES);
		assertThat(look(member(Proof.PROVEN)).problem()).startsWith("2 acknowledged writes");
	}

	@Test
	void threeMisses_areNoAnswer_fewerAreNothing() {
		look(member(Proof.PROVEN));
		this.writer.close();
		look(member(Proof.PROVEN));
		assertThat(look(member(Proof.PROVEN)).status()).isEqualTo(PeerStatus.HEALTHY);
		assertThat(look(member(Proof.PROVEN)).status()).isEqualTo(PeerStatus.NO_ANSWER);
		assertThat(this.sample.view().problem())
			.isEqualTo("The writer writer-1 refuses connections: nothing can be written.");
	}

	@Test
	void writerThatIsNotProven_isNotAsked() {
		assertThat(look(member(Proof.UNPROVEN)).status()).isEqualTo(PeerStatus.NOT_PROVEN);
		assertThat(this.sample.view().problem()).startsWith("The writer writer-1 has not proven")
			.endsWith("it is sent no posts.");
		assertThat(this.sample.view().answeredAt()).isNull();
	}

}
