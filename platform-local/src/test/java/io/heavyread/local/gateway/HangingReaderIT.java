package io.heavyread.local.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/** Two of three readers take connections and say nothing. */
class HangingReaderIT {

	private final List<ServerSocket> hanging = new ArrayList<>();

	private HttpServer reader;

	private ConfigurableApplicationContext gateway;

	@BeforeEach
	void start() throws IOException {
		this.hanging.add(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
		this.hanging.add(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
		this.reader = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.reader.createContext("/", (exchange) -> {
			try (exchange) {
				exchange.sendResponseHeaders(200, -1);
			}
		});
		this.reader.start();
		this.gateway = GatewayApplication.builder()
			.run("--platform.local.service=gateway", "--server.port=0", "--management.server.port=-1",
					"--platform.gateway.reader-timeout=200ms",
					// Only what requests find out counts.
					"--platform.gateway.health-interval=1h", uri(0, this.hanging.get(0).getLocalPort()),
					uri(1, this.hanging.get(1).getLocalPort()), uri(2, this.reader.getAddress().getPort()));
	}

	private static String uri(int number, int port) {
		return "--spring.cloud.discovery.client.simple.instances.readers[%d].uri=http://127.0.0.1:%d".formatted(number,
				port);
	}

	@AfterEach
	void stop() throws IOException {
		this.gateway.close();
		this.reader.stop(0);
		for (ServerSocket socket : this.hanging) {
			socket.close();
		}
	}

	/** Far below the time that a write has, which would be 12 s for each of the two. */
	@Test
	void read_isAnsweredByTheOther() throws IOException, InterruptedException {
		int port = ((ServletWebServerApplicationContext) this.gateway).getWebServer().getPort();
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/post?id=a"))
			.timeout(Duration.ofSeconds(10))
			.build();
		HttpClient client = HttpClient.newHttpClient();
		for (int i = 0; i < 3; i++) {
			assertThat(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode()).isEqualTo(200);
		}
	}

}
