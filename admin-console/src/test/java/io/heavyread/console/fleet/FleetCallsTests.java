package io.heavyread.console.fleet;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.reader.ReaderAddress;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.support.StubReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One question to many readers. */
class FleetCallsTests {

	private final StubReader first = StubReader.start("reader-1");

	private final StubReader second = StubReader.start("reader-2");

	@AfterEach
	void close() {
		this.first.close();
		this.second.close();
	}

	private static CompletableFuture<String> name(ReaderAddress base) {
		return CompletableFuture.completedFuture(base.reader());
	}

	@Test
	void replies_areInTheOrderOfTheReaders() {
		List<ReaderView> readers = List.of(Fleets.at(this.second, ReaderStatus.DEGRADED),
				Fleets.at(this.first, ReaderStatus.LIVE));
		assertThat(FleetCalls.ask(readers, FleetCallsTests::name))
			.containsExactly(new Reply<>("reader-2", "reader-2", ""), new Reply<>("reader-1", "reader-1", ""));
	}

	@Test
	void allAreAsked_beforeTheFirstHasAnswered() {
		CompletableFuture<String> slow = new CompletableFuture<>();
		List<ReaderView> readers = List.of(Fleets.at(this.first, ReaderStatus.LIVE),
				Fleets.at(this.second, ReaderStatus.LIVE));
		List<Reply<String>> replies = FleetCalls.ask(readers, (base) -> {
			if (base.reader().equals("reader-1")) {
				return slow;
			}
			slow.complete("after the second");
			return name(base);
		});
		assertThat(replies.get(0).value()).isEqualTo("after the second");
	}

	@Test
	void readerThatFails_saysWhy_andTheOthersAnswer() {
		Reply<String> reply = FleetCalls.ask(Fleets.at(this.first, ReaderStatus.LIVE), (base) -> CompletableFuture
			.failedFuture(new CompletionException(new CallFailedException("refuses connections", 0))));
		assertThat(reply.answered()).isFalse();
		assertThat(reply.problem()).isEqualTo("refuses connections");
	}

	@Test
	void readerThatIsKnownNotToAnswer_isNotAsked() {
		ReaderView gone = Fleets.at(this.first, ReaderStatus.GONE);
		ReaderView unproven = Fleets.reader("reader-3", ReaderStatus.UNPROVEN, "has not proven itself", null);
		List<Reply<String>> replies = FleetCalls.ask(List.of(gone, unproven), (base) -> {
			throw new IllegalStateException("asked");
		});
		assertThat(replies).extracting(Reply::problem).containsExactly("does not answer", "has not proven itself");
	}

	@Test
	void target_isTheReaderOrHowManyThereAre() {
		ReaderView one = Fleets.at(this.first, ReaderStatus.LIVE);
		assertThat(FleetCalls.target(List.of(one))).isEqualTo("reader-1");
		assertThat(FleetCalls.target(List.of(one, one))).isEqualTo("all 2 readers");
	}

}
