package io.heavyread.reader.server;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.Load;
import io.heavyread.reader.server.RawClient.Reply;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Deadlines and bounds. */
class LimitsTests {

	private static final Duration BOUND = Duration.ofSeconds(10);

	@Test
	void head_notComplete_isTimedOutThoughBytesArrive() {
		try (TestServer server = new TestServer("head-timeout=400ms"); RawClient client = server.client()) {
			long begin = System.nanoTime();
			client.send("GET /post?id=a HTTP/1.1\r\n");
			CountDownLatch ended = new CountDownLatch(1);
			Thread trickle = new Thread(() -> trickle(client, ended));
			trickle.start();
			assertThat(client.read().status()).isEqualTo(408);
			assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(Duration.ofMillis(400),
					Duration.ofSeconds(3));
			ended.countDown();
			assertThat(client.isClosed()).isTrue();
			assertThat(server.traffic.total(408)).isEqualTo(1);
		}
	}

	private static void trickle(RawClient client, CountDownLatch ended) {
		try {
			while (!ended.await(50, TimeUnit.MILLISECONDS)) {
				client.send("X: 1\r\n");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (UncheckedIOException ex) {
			// The server has ended the connection.
		}
	}

	@Test
	void head_begunAfterAnotherRequest_isTimedOut() {
		try (TestServer server = new TestServer("head-timeout=300ms"); RawClient client = server.client()) {
			server.cache.put("a", "{}", false);
			client.send(RawClient.request("GET", "/post?id=a") + "GET /po");
			assertThat(client.read().status()).isEqualTo(200);
			assertThat(client.read().status()).isEqualTo(408);
		}
	}

	@Test
	void idleConnection_afterItsTime_isClosedSilently() {
		try (TestServer server = new TestServer("idle-timeout=300ms"); RawClient client = server.client()) {
			assertThat(client.get("/health").status()).isEqualTo(200);
			assertThat(client.isClosed()).isTrue();
			await().atMost(BOUND).until(() -> server.traffic.connections() == 0);
		}
	}

	@Test
	void emptyLines_withoutEnd_doNotKeepTheConnection() {
		try (TestServer server = new TestServer("idle-timeout=300ms"); RawClient client = server.client()) {
			CountDownLatch ended = new CountDownLatch(1);
			Thread lines = new Thread(() -> {
				try {
					while (!ended.await(20, TimeUnit.MILLISECONDS)) {
						client.send("\r\n");
					}
				}
				catch (InterruptedException ex) {
					Thread.currentThread().interrupt();
				}
				catch (UncheckedIOException ex) {
					// The server has ended the connection.
				}
			});
			lines.start();
			assertThat(client.isClosed()).isTrue();
			ended.countDown();
		}
	}

	@Test
	void slowReader_ofLargePosts_holdsLittleMemoryAndIsClosed() {
		try (TestServer server = new TestServer("write-timeout=1s")) {
			server.cache.put("huge", "z".repeat(8_000_000), false);
			long before = directMemory();
			List<RawClient> clients = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				clients.add(server.client().send(RawClient.request("GET", "/post?id=huge").repeat(20)));
			}
			await().atMost(BOUND).until(() -> server.traffic.total(200) >= 20);
			assertThat(directMemory() - before).isLessThan(20_000_000);
			assertThat(server.traffic.total(200)).isLessThan(100);
			await().atMost(BOUND).until(() -> server.traffic.connections() == 0);
			clients.forEach(RawClient::close);
		}
	}

	private static long directMemory() {
		return ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric().usedDirectMemory();
	}

	@Test
	void slowButSteadyReader_isServedWholly() {
		try (TestServer server = new TestServer("write-timeout=2s"); RawClient client = server.slowClient()) {
			server.cache.put("huge", "z".repeat(12_000_000), false);
			client.send(RawClient.request("GET", "/post?id=huge", "Connection: close"));
			assertThat(client.readHead().status()).isEqualTo(200);
			for (int i = 0; i < 30; i++) {
				await().pollDelay(Duration.ofMillis(100)).until(() -> true);
				assertThat(client.skip(400_000)).isEqualTo(400_000);
			}
			assertThat(client.isClosed()).isTrue();
		}
	}

	/** The last of many; the one that reads keeps its place. */
	@Test
	void slowReaders_tooManyTogether_areCutOffInTheOrderOfTheirSilence() {
		try (TestServer server = new TestServer("max-unsent=1MB"); RawClient steady = server.slowClient()) {
			server.cache.put("huge", "z".repeat(8_000_000), false);
			String request = RawClient.request("GET", "/post?id=huge");
			List<RawClient> silent = new ArrayList<>();
			assertThat(steady.send(request).readHead().status()).isEqualTo(200);
			for (int i = 0; i < 20; i++) {
				RawClient one = server.slowClient().send(request);
				silent.add(one);
				await().atMost(BOUND).until(() -> server.traffic.total(200) == silent.size() + 1);
				assertThat(steady.skip(400_000)).isEqualTo(400_000);
			}
			assertThat(server.traffic.connections()).isBetween(5, 8);
			assertThat(silent.get(0).skip(8_000_000)).isBetween(0, 4_000_000);
			assertThat(silent.get(19).read().body()).hasSize(8_000_000);
			silent.forEach(RawClient::close);
		}
	}

	@Test
	void readAhead_whileALoadIsPending_isBounded() {
		try (TestServer server = new TestServer("max-read-ahead=64KB"); RawClient client = server.client()) {
			CompletableFuture<Load> slow = new CompletableFuture<>();
			server.cache.loads.put("slow", slow);
			client.send(RawClient.request("GET", "/post?id=slow"));
			await().atMost(BOUND).until(() -> server.cache.loadCalls.get() == 1);
			long before = directMemory();
			Thread sender = new Thread(() -> {
				try {
					client.send(RawClient.request("GET", "/health").repeat(500_000));
				}
				catch (UncheckedIOException ex) {
					// Closed by the test.
				}
			});
			sender.start();
			await().pollDelay(Duration.ofMillis(200)).atMost(BOUND).until(() -> true);
			assertThat(directMemory() - before).isLessThan(10_000_000);
			slow.complete(new Load.Absent());
			assertThat(client.read().status()).isEqualTo(404);
			assertThat(client.read().status()).isEqualTo(200);
		}
	}

	@Test
	void connections_aboveTheLimit_areClosedAtOnce() {
		try (TestServer server = new TestServer("max-connections=3")) {
			List<RawClient> clients = new ArrayList<>();
			for (int i = 0; i < 3; i++) {
				RawClient client = server.client();
				assertThat(client.get("/health").status()).isEqualTo(200);
				clients.add(client);
			}
			try (RawClient refused = server.client()) {
				assertThat(refused.isClosed()).isTrue();
			}
			assertThat(clients.get(0).get("/health").status()).isEqualTo(200);
			clients.remove(0).close();
			await().atMost(BOUND).until(() -> server.traffic.connections() == 2);
			try (RawClient next = server.client()) {
				assertThat(next.get("/health").status()).isEqualTo(200);
			}
			clients.forEach(RawClient::close);
		}
	}

	@Test
	void unreadBody_doesNotDestroyTheResponse() {
		try (TestServer server = new TestServer(); RawClient client = server.client()) {
			client.send("POST /post?id=a HTTP/1.1\r\nHost: r\r\nContent-Length: 3000000\r\n\r\n");
			client.send(new byte[3_000_000]);
			Reply reply = client.read();
			assertThat(reply.status()).isEqualTo(405);
			assertThat(reply.header("Connection")).isEqualTo("close");
			assertThat(client.isClosed()).isTrue();
		}
	}

	@Test
	void endlessBody_afterTheEnd_isCutOff() {
		try (TestServer server = new TestServer("linger-timeout=300ms"); RawClient client = server.client()) {
			client.send("POST /post?id=a HTTP/1.1\r\nHost: r\r\nContent-Length: 9000000000\r\n\r\n");
			assertThat(client.read().status()).isEqualTo(405);
			await().atMost(BOUND).until(() -> server.traffic.connections() == 0);
		}
	}

	@Test
	void start_onATakenPort_namesTheProperty() {
		try (TestServer server = new TestServer()) {
			assertThatThrownBy(() -> new TestServer("port=" + server.port()))
				.hasMessageContaining("127.0.0.1:" + server.port())
				.hasMessageContaining("platform.reader.port");
		}
	}

	@Test
	void property_outOfRange_isNamed() {
		assertThatThrownBy(() -> TestServer.properties("port=70000")).rootCause()
			.hasMessage("platform.reader.port must be between 0 and 65535, but is 70000");
		assertThatThrownBy(() -> TestServer.properties("idle-timeout=0s")).rootCause()
			.hasMessageContaining("platform.reader.idle-timeout must be positive");
		assertThatThrownBy(() -> TestServer.properties("drain-delay=-1s")).rootCause()
			.hasMessage("platform.reader.drain-delay must not be negative, but is PT-1S");
		assertThat(TestServer.properties("drain-delay=10s", "drain-timeout=5s").drainDelay()).hasSeconds(10);
	}

	@Test
	void nio_answersToo() {
		try (TestServer server = new TestServer("transport=nio"); RawClient client = server.client()) {
			server.cache.put("a", "{}", false);
			CompletableFuture<Load> slow = new CompletableFuture<>();
			server.cache.loads.put("slow", slow);
			client.send(RawClient.request("GET", "/post?id=slow") + RawClient.request("GET", "/post?id=a")).endOutput();
			await().atMost(BOUND).until(() -> server.cache.loadCalls.get() == 1);
			slow.complete(new Load.Absent());
			assertThat(client.read().status()).isEqualTo(404);
			assertThat(client.read().status()).isEqualTo(200);
			assertThat(client.isClosed()).isTrue();
		}
	}

}
