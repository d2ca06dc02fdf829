package io.heavyread.bench.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** With a server of one connection that takes one request after the other. */
class LoadGeneratorTests {

	private static final byte[] RESPONSE = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"
		.getBytes(StandardCharsets.US_ASCII);

	private static final Requests REQUESTS = Requests.of("/post?id=p300-", Choices.zipf(10));

	private ServerSocket listener;

	private volatile long pauseNanos;

	@BeforeEach
	void listen() throws IOException {
		this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
		new Thread(this::serve).start();
	}

	private void serve() {
		try (Socket socket = this.listener.accept(); InputStream in = socket.getInputStream()) {
			while (in.readNBytes(REQUESTS.length()).length == REQUESTS.length()) {
				LockSupport.parkNanos(this.pauseNanos);
				socket.getOutputStream().write(RESPONSE);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@AfterEach
	void close() throws IOException {
		this.listener.close();
	}

	@Test
	void atRate_slowServer_latencyCountsFromWhenRequestsWereDue() {
		this.pauseNanos = 10_000_000;
		try (LoadGenerator generator = new LoadGenerator(List.of(this.listener.getLocalPort()), REQUESTS, 1, 1)) {
			// 20 requests are due within 20 ms; each takes 10 ms, so the last waits for
			// the others.
			LoadResult result = generator.atRate(1000, Duration.ofMillis(20));
			assertThat(result.requests()).isEqualTo(20);
			assertThat(result.failures()).isZero();
			assertThat(result.latency().getMaxValue()).isGreaterThan(150_000_000L);
		}
	}

	@Test
	void saturate_pipelined_everySentRequestIsCounted() {
		try (LoadGenerator generator = new LoadGenerator(List.of(this.listener.getLocalPort()), REQUESTS, 1, 16)) {
			LoadResult result = generator.saturate(Duration.ofMillis(50));
			assertThat(result.requests()).isPositive();
			assertThat(result.requests() % 16).isZero();
			assertThat(result.failures()).isZero();
		}
	}

}
