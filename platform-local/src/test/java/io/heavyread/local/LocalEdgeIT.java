package io.heavyread.local;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.heavyread.local.client.LocalAddresses;
import io.heavyread.local.client.LocalClient;
import io.heavyread.local.client.RawRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the ports of a whole platform do with requests that are none of their own. */
class LocalEdgeIT {

	@TempDir
	private static Path data;

	private static final LocalAddresses addresses = new LocalAddresses();

	private static final LocalClient client = new LocalClient(addresses);

	private static LocalRun run;

	@BeforeAll
	static void start() {
		List<String> arguments = new ArrayList<>(List.of(addresses.arguments(data)));
		arguments.add("--platform.local.host-names=My-Laptop.example");
		arguments.add("--platform.reader.allowed-origins=https://shop.example");
		run = LocalRun.start(arguments.toArray(String[]::new));
	}

	@AfterAll
	static void stop() {
		run.close();
	}

	private static List<Integer> ports() {
		List<Integer> ports = new ArrayList<>(addresses.management());
		ports.addAll(addresses.readers);
		ports.addAll(List.of(addresses.gateway, addresses.writer, addresses.console));
		return ports;
	}

	private static RawRequest.Answer ask(int port, String path, String... fields) throws IOException {
		return RawRequest.sendLines(port, "GET " + path + " HTTP/1.1", fields);
	}

	@ParameterizedTest
	@ValueSource(strings = { "evil.example", "127.0.0.1.evil.example", "localhost.evil.example:80", "192.168.1.2" })
	void foreignHost_isRefusedByEveryPort(String host) throws IOException {
		for (int port : ports()) {
			RawRequest.Answer answer = ask(port, "/health", "Host: " + host);
			assertThat(answer.status()).as("port %d", port).isEqualTo(421);
			assertThat(answer.header("Content-Type")).contains("application/problem+json");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "localhost", "127.0.0.1:1", "[::1]:9080", "LOCALHOST:80", "my-laptop.EXAMPLE" })
	void ownHost_isServedByEveryPort(String host) throws IOException {
		for (int port : ports()) {
			assertThat(ask(port, "/health", "Host: " + host).status()).as("port %d", port).isNotEqualTo(421);
		}
	}

	@Test
	void oversizedCookie_is431AtEveryPort() throws IOException {
		for (int port : ports()) {
			RawRequest.Answer answer = ask(port, "/health", "Host: localhost", "Cookie: a=" + "b".repeat(20_000));
			assertThat(answer.status()).as("port %d", port).isEqualTo(431);
			assertThat(answer.header("Content-Type")).contains("application/problem+json");
		}
	}

	/** What no filter sees bears the request's id too, and says what is allowed. */
	@ParameterizedTest
	@CsvSource({ "TRACE /post HTTP/1.1, 405", "GET /%zz HTTP/1.1, 400", "GET / HTTP/9.9, 505", "G\tT / HTTP/1.1, 400" })
	void gatewaysOwnAnswers_areProblemsWithTheRequestsId(String line, int status) throws IOException {
		RawRequest.Answer answer = RawRequest.sendLines(addresses.gateway, line, "Host: localhost", "X-Request-Id: a");
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Content-Type")).contains("application/problem+json");
		assertThat(answer.header("X-Request-Id")).isPresent();
		assertThat(answer.header("Allow").isPresent()).isEqualTo(status == 405);
	}

	@Test
	void gateway_http10WithoutHost_isServed() throws IOException {
		assertThat(RawRequest.sendLines(addresses.gateway, "GET /health HTTP/1.0", "X: y").status()).isEqualTo(200);
	}

	@Test
	void hostWithAnUnderscore_isRefusedByEveryPort_withTheReason() throws IOException {
		for (int port : ports()) {
			RawRequest.Answer answer = ask(port, "/health", "Host: my_host");
			assertThat(answer.status()).as("port %d", port).isEqualTo(400);
			assertThat(answer.text()).contains("no underscore");
		}
	}

	@ParameterizedTest
	@CsvSource({ "GET, /nothing, 404", "GET, /actuator/nothing, 404", "POST, /actuator/health, 405",
			"DELETE, /actuator/prometheus, 405", "GET, /actuator/health?a=%zz, 400" })
	void managementPorts_mistakesOfClients_areProblems(String method, String path, int status) throws IOException {
		for (int port : addresses.management()) {
			RawRequest.Answer answer = RawRequest.sendLines(port, method + " " + path + " HTTP/1.1", "Host: localhost");
			// The console's port asks for an account first.
			assertThat(answer.status()).as("port %d", port)
				.isIn(status, (port == addresses.consoleManagement) ? 401 : status);
			assertThat(answer.text()).doesNotContain("Exception", "<html");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "image/png", "x", "application/json;charset=utf-16" })
	void managementPorts_refusedAccept_is406(String accept) throws IOException {
		for (int port : addresses.management()) {
			RawRequest.Answer answer = ask(port, "/actuator/health", "Host: localhost", "Accept: " + accept);
			assertThat(answer.status()).as("port %d", port).isEqualTo(406);
		}
	}

	@Test
	void slowBodies_throughTheGateway_holdUpNobody() throws IOException {
		List<Socket> slow = new ArrayList<>();
		try {
			for (int i = 0; i < 300; i++) {
				Socket socket = new Socket("127.0.0.1", addresses.gateway);
				slow.add(socket);
				socket.getOutputStream()
					.write(("POST /create HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
							+ "Content-Length: 1000\r\n\r\n{")
						.getBytes(StandardCharsets.US_ASCII));
			}
			assertThat(client.createStatus("it-slow", "others go on")).isEqualTo(201);
			await().atMost(Duration.ofSeconds(10)).until(() -> client.read("it-slow").statusCode() == 200);
			HttpResponse<byte[]> health = client.get(addresses.gateway, "/health");
			assertThat(health.statusCode()).isEqualTo(200);
		}
		finally {
			for (Socket socket : slow) {
				socket.close();
			}
		}
	}

	/** Whose scripts may read is asked of the readers, through the gateway. */
	@ParameterizedTest
	@CsvSource({ "https://shop.example, 204, https://shop.example", "https://evil.example, 405," })
	void preflight_isAnsweredByReaders(String origin, int status, @Nullable String allowed) throws IOException {
		RawRequest.Answer answer = RawRequest.sendLines(addresses.gateway, "OPTIONS /post?id=a HTTP/1.1",
				"Host: 127.0.0.1:" + addresses.gateway, "Origin: " + origin, "Access-Control-Request-Method: GET");
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(Optional.ofNullable(allowed));
	}

}
