package io.heavyread.reader.server;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.Load;
import io.heavyread.reader.server.RawClient.Reply;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A data port that ends answers what it has begun. */
class DrainTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	@Test
	void drain_withRequestInFlight_finishesIt() throws Exception {
		TestServer server = new TestServer("drain-delay=300ms");
		server.cache.put("a", "{}", false);
		try (RawClient busy = server.client(); RawClient idle = server.client(); RawClient used = server.client()) {
			CompletableFuture<Load> slow = new CompletableFuture<>();
			server.cache.loads.put("slow", slow);
			assertThat(idle.get("/health").status()).isEqualTo(200);
			assertThat(used.get("/health").status()).isEqualTo(200);
			busy.send(RawClient.request("GET", "/post?id=slow"));
			await().atMost(BOUND).until(() -> server.cache.loadCalls.get() == 1);
			int port = server.port();
			CountDownLatch stopped = server.stop();
			Reply health = used.get("/health");
			assertThat(health.status()).isEqualTo(503);
			assertThat(health.header("Connection")).isEqualTo("close");
			assertThat(idle.isClosed()).isTrue();
			await().atMost(BOUND).until(() -> isRefused(port));
			assertThat(stopped.getCount()).isEqualTo(1);
			slow.complete(new Load.Found(StubCache.entry("slow", 9, "{}", false)));
			Reply reply = busy.read();
			assertThat(reply.status()).isEqualTo(200);
			assertThat(busy.isClosed()).isTrue();
			assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	/** A gateway that needs long to notice takes nothing from the requests that run. */
	@Test
	void drain_withALongDelay_waitsForRequestsAfterIt() throws Exception {
		TestServer server = new TestServer("drain-delay=5s", "drain-timeout=5s");
		try (RawClient busy = server.client()) {
			CompletableFuture<Load> slow = new CompletableFuture<>();
			server.cache.loads.put("slow", slow);
			busy.send(RawClient.request("GET", "/post?id=slow"));
			await().atMost(BOUND).until(() -> server.cache.loadCalls.get() == 1);
			int port = server.port();
			CountDownLatch stopped = server.stop();
			await().atMost(BOUND.plusSeconds(5)).until(() -> isRefused(port));
			slow.complete(new Load.Found(StubCache.entry("slow", 9, "{}", false)));
			assertThat(busy.read().status()).isEqualTo(200);
			assertThat(stopped.await(10, TimeUnit.SECONDS)).isTrue();
		}
	}

	private static boolean isRefused(int port) {
		try {
			new RawClient(port).close();
			return false;
		}
		catch (UncheckedIOException ex) {
			return true;
		}
	}

	@Test
	void drain_withStuckRequest_endsInTime() throws Exception {
		TestServer server = new TestServer("drain-timeout=500ms");
		try (RawClient client = server.client()) {
			server.cache.loads.put("stuck", new CompletableFuture<>());
			client.send(RawClient.request("GET", "/post?id=stuck"));
			await().atMost(BOUND).until(() -> server.cache.loadCalls.get() == 1);
			assertThat(server.stop().await(10, TimeUnit.SECONDS)).isTrue();
			assertThat(client.isClosed()).isTrue();
		}
	}

}
