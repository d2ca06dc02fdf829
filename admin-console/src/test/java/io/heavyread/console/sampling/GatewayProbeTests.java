package io.heavyread.console.sampling;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.heavyread.console.fleet.PeerStatus;
import io.heavyread.console.fleet.PeerView;
import io.heavyread.console.fleet.PeerView.Fact;
import io.heavyread.console.http.HttpCalls;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.support.Settings;
import io.heavyread.console.support.StubGateway;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The gateway as the console last saw it, over real connections. */
class GatewayProbeTests {

	private final StubGateway gateway = StubGateway.start();

	private final List<Member> members = new ArrayList<>();

	private final RegistryProbe registry = new RegistryProbe(() -> this.members);

	private final GatewayProbe sample = sample("gateway.url=" + this.gateway.url(),
			"gateway.control-url=" + this.gateway.url());

	private GatewayProbe sample(String... settings) {
		return new GatewayProbe(new HttpCalls(), Clock.fixed(Fleets.NOW, ZoneOffset.UTC), this.registry,
				Settings.of(settings));
	}

	@AfterEach
	void close() {
		this.gateway.close();
		this.registry.close();
	}

	private PeerView look() {
		this.sample.ask().join();
		return this.sample.view();
	}

	@Test
	void gatewayThatNobodyNamed_isNotConfigured() {
		GatewayProbe none = sample();
		none.ask().join();
		assertThat(none.view().status()).isEqualTo(PeerStatus.NOT_CONFIGURED);
		assertThat(none.view().problem()).contains("platform.console.gateway.url");
	}

	@Test
	void healthyAnswer_namesTheReaderThatGaveIt() {
		assertThat(look().status()).isEqualTo(PeerStatus.HEALTHY);
		assertThat(look().facts()).contains(new Fact("Address", this.gateway.url()),
				new Fact("Last answer came from", "reader-2"), new Fact("reader-1:80", "healthy"));
	}

	@ParameterizedTest
	@CsvSource({ "PROVEN, the-first", "UNPROVEN, reader-1:80" })
	void node_isNamedAsItsReaderRegistered_ifThatIsProven(Proof proof, String name) {
		this.members.add(new Member("reader", "the-first", "reader-1:80", "", "LIVE", "0", 0, "0", 0, proof));
		this.registry.ask().join();
		look();
		assertThat(look().facts()).contains(new Fact(name, "healthy"));
	}

	@Test
	void answerOfAReaderThatIsNotFresh_isAWarning() {
		this.gateway.status(503);
		PeerView view = look();
		assertThat(view.status()).isEqualTo(PeerStatus.NO_FRESH_READER);
		assertThat(view.problem()).contains("status 503");
	}

	@Test
	void threeMisses_areNoAnswer_fewerAreNothing() {
		look();
		this.gateway.close();
		look();
		assertThat(look().status()).isEqualTo(PeerStatus.HEALTHY);
		PeerView view = look();
		assertThat(view.status()).isEqualTo(PeerStatus.NO_ANSWER);
		assertThat(view.problem()).isEqualTo("The gateway refuses connections.");
		assertThat(view.facts()).contains(new Fact("Readers, in its view", "its control API does not answer"));
	}

}
