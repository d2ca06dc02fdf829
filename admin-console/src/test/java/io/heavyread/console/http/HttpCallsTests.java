package io.heavyread.console.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.heavyread.console.support.HostileServer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** A call ends, and its connection with it, whatever the other side does. */
class HttpCallsTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final HttpCalls calls = new HttpCalls();

	private CompletableFuture<Answer> get(HostileServer server, Duration timeout, int limit) {
		return this.calls.send("GET", URI.create("http://" + server.address() + "/"), Map.of(), null, timeout, limit);
	}

	@Test
	void answer_ofJustTheBound_isTaken() {
		try (HostileServer server = HostileServer.saying("x".repeat(1024))) {
			assertThat(get(server, BOUND, 1024).join().body()).hasSize(1024);
		}
	}

	@Test
	void answer_ofMoreThanTheBound_isGivenUpAndClosed() {
		try (HostileServer server = HostileServer.saying("x".repeat(1025))) {
			assertThatThrownBy(() -> get(server, BOUND, 1024).get(5, TimeUnit.SECONDS))
				.hasMessageContaining("sends more than 1 KB");
			await().atMost(BOUND).until(() -> server.open() == 0);
		}
	}

	@Test
	void answer_withoutEnd_isGivenUpAndClosed() {
		try (HostileServer server = HostileServer.endless()) {
			assertThatThrownBy(() -> get(server, BOUND, HttpCalls.SHORT).get(5, TimeUnit.SECONDS))
				.hasMessageContaining("sends more than 64 KB");
			await().atMost(BOUND).until(() -> server.open() == 0);
		}
	}

	@Test
	void answer_thatTrickles_isGivenUpInTimeAndClosed() {
		try (HostileServer server = HostileServer.slow()) {
			assertThatThrownBy(() -> get(server, Duration.ofMillis(300), HttpCalls.SHORT).get(5, TimeUnit.SECONDS))
				.hasMessageContaining("does not answer within 300 ms");
			await().atMost(BOUND).until(() -> server.accepted() == 1 && server.open() == 0);
		}
	}

}
