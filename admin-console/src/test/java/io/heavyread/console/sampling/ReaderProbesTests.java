package io.heavyread.console.sampling;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.members.Addresses;
import io.heavyread.console.members.UnprovenMembersFactory;
import io.heavyread.console.reader.ReaderClients;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.support.StubReader;
import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.fleet.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Readers as they register, answer and leave, over real connections. */
class ReaderProbesTests {

	private final StubReader stub = StubReader.start("reader-1");

	private final ReaderProbes samples = new ReaderProbes(ReaderClients.ofStubs(), Addresses.ofThisMachine(),
			UnprovenMembersFactory.with(new FleetSecret(StubReader.TOKEN)), Clock.fixed(Fleets.NOW, ZoneOffset.UTC));

	@AfterEach
	void close() {
		this.stub.close();
	}

	private Member member(String id, String address, Proof proof) {
		return new Member(Member.READER, id, address, address, "LIVE", "aa", 7, "cc", 1, proof);
	}

	private List<ReaderView> look(boolean registryAnswers, Member... members) {
		this.samples.ask(List.of(members), registryAnswers).forEach(CompletableFuture::join);
		return this.samples.views(Fleets.NOW, registryAnswers);
	}

	/** A number is found at once, so the first look asks already. */
	@Test
	void provenReader_isAsked() {
		this.stub.state("RESYNC", 7);
		ReaderView view = look(true, member("reader-1", this.stub.address(), Proof.PROVEN)).get(0);
		assertThat(view.status()).isEqualTo(ReaderStatus.RESYNC);
		assertThat(view.state()).isNotNull();
		assertThat(view.cause()).isEqualTo("no answer from Redis");
	}

	@Test
	void readerThatIsNotProven_isNotAsked() {
		ReaderView view = look(true, member("reader-1", this.stub.address(), Proof.UNPROVEN)).get(0);
		assertThat(view.status()).isEqualTo(ReaderStatus.UNPROVEN);
		assertThat(view.base()).isNull();
		assertThat(view.cause()).startsWith("has not proven");
	}

	@Test
	void addressThatMayNotBeCalled_isTheReason() {
		ReaderView view = look(true, member("reader-1", "192.0.2.1:80", Proof.PROVEN)).get(0);
		assertThat(view.base()).isNull();
		assertThat(view.cause()).contains("outside of platform.console.allowed-reader-networks");
	}

	/** One that takes another's name is sent that name's key, for its own address. */
	@Test
	void readerThatRefusesTheKey_saysSo() {
		Member liar = member("reader-9", this.stub.address(), Proof.PROVEN);
		look(true, liar);
		look(true, liar);
		assertThat(look(true, liar).get(0).cause()).isEqualTo("refuses the console's key (platform.admin.token)");
	}

	@Test
	void readerThatIsNoLongerRegistered_isForgotten() {
		look(true, member("reader-1", this.stub.address(), Proof.PROVEN));
		assertThat(look(true)).isEmpty();
	}

	/** Nobody can tell then who has left. */
	@Test
	void readers_whileTheRegistryDoesNotAnswer_stay() {
		look(true, member("reader-1", this.stub.address(), Proof.PROVEN));
		assertThat(look(false)).extracting(ReaderView::status).containsExactly(ReaderStatus.LIVE);
	}

	@Test
	void readerWhoseAnswerIsAwaited_isNotAskedAgain() {
		Member member = member("reader-1", this.stub.address(), Proof.PROVEN);
		look(true, member);
		this.stub.hang();
		CompletableFuture<?> awaited = this.samples.ask(List.of(member), true).get(0);
		assertThat(awaited).isNotDone();
		assertThat(this.samples.ask(List.of(member), true).get(0)).isDone();
		this.stub.goOn();
		awaited.join();
	}

}
