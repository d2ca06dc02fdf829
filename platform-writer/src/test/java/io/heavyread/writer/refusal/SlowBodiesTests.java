package io.heavyread.writer.refusal;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.heavyread.writer.support.Client;
import io.heavyread.writer.support.RunningWriter;
import io.heavyread.writer.support.SlowClient;
import io.heavyread.writer.support.StubStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** However many clients send slowly, the others are served. */
class SlowBodiesTests {

	/** More than the server has threads. */
	private static final int CROWD = 200;

	private static final String POST = "{\"id\":\"a\",\"title\":\"t\"}";

	private static final StubStore STORE = new StubStore();

	private static RunningWriter writer;

	private static Client client;

	private final List<SlowClient> slow = new ArrayList<>();

	@BeforeAll
	static void start() {
		writer = RunningWriter.start(STORE, "--platform.writer.max-body-size=1MB", "--platform.writer.max-bodies=16MB");
		client = writer.client();
	}

	@AfterAll
	static void stop() {
		writer.close();
	}

	@AfterEach
	void reset() {
		this.slow.forEach(SlowClient::close);
		STORE.reset();
	}

	private void crowd(int clients, int port, String piece) {
		for (int i = 0; i < clients; i++) {
			this.slow.add(SlowClient.send(port, piece));
		}
	}

	private static String head(String requestLine, int length) {
		return requestLine + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + length
				+ "\r\n\r\n";
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST /create", "DELETE /post?id=a", "POST /nothing", "PUT /create", "GET /health",
			"DELETE /post" })
	void slowBodies_holdUpNobody(String requestLine) {
		crowd(CROWD, writer.port(), head(requestLine, 1000) + "{");
		assertThat(client.create(POST).statusCode()).isEqualTo(201);
		assertThat(client.get("/health").statusCode()).isEqualTo(200);
		assertThat(client.delete("a").statusCode()).isEqualTo(204);
	}

	@Test
	void refusedBodies_thatComeSlowly_holdUpNobody() {
		crowd(CROWD, writer.port(), head("POST /create", 2_000_000) + "{");
		assertThat(client.create(POST).statusCode()).isEqualTo(201);
		assertThat(client.get("/health").statusCode()).isEqualTo(200);
	}

	@Test
	void slowBodies_onTheManagementPort_holdUpNobody() {
		crowd(CROWD, writer.managementPort(), head("POST /actuator/health", 1000) + "{");
		assertThat(writer.management().get("/actuator/health/readiness").statusCode()).isEqualTo(200);
	}

	/** What would fill the heap is refused; who is silent makes room for who is not. */
	@Test
	void largeBodies_thatDoNotEnd_leaveRoomForOthers() throws IOException {
		String almost = head("POST /create", 1_000_000) + "x".repeat(999_999);
		crowd(40, writer.port(), almost);
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> client.create(POST).statusCode() == 201);
		assertThat(client.get("/health").statusCode()).isEqualTo(200);
		for (SlowClient one : this.slow) {
			one.send("x");
		}
		List<String> answers = new ArrayList<>();
		for (SlowClient one : this.slow) {
			answers.add(one.head());
		}
		assertThat(answers).anyMatch((answer) -> answer.startsWith("HTTP/1.1 503"))
			.allMatch((answer) -> answer.startsWith("HTTP/1.1 503") || answer.startsWith("HTTP/1.1 400"));
		assertThat(answers.stream().filter((answer) -> answer.startsWith("HTTP/1.1 503")))
			.allMatch((answer) -> answer.contains("Retry-After: 1\r\n") && answer.contains("Connection: close\r\n"));
		assertThat(client.create(POST).statusCode()).isEqualTo(200);
	}

	@Test
	void bodyInPieces_isTaken_andTheConnectionGoesOn() throws IOException {
		SlowClient one = SlowClient.send(writer.port(), head("POST /create", POST.length()));
		this.slow.add(one);
		for (char character : POST.toCharArray()) {
			one.send(String.valueOf(character));
		}
		assertThat(one.head()).startsWith("HTTP/1.1 201");
		assertThat(STORE.committed()).hasSize(1);
	}

	@Test
	void pipelinedBodies_areEachAnswered() throws IOException {
		String request = head("POST /create", POST.length()) + POST;
		String chunked = "POST /create HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
				+ Integer.toHexString(POST.length()) + "\r\n" + POST + "\r\n0\r\n\r\n";
		SlowClient one = SlowClient.send(writer.port(),
				request + chunked + request + "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
		this.slow.add(one);
		assertThat(one.rest().split("HTTP/1.1 ")).extracting((answer) -> answer.split(" ")[0])
			.containsExactly("", "201", "200", "200", "200");
	}

	@Test
	void bodyThatWaitsToBeAskedFor_isAskedFor() throws IOException {
		SlowClient one = SlowClient.send(writer.port(),
				head("POST /create", POST.length()).replace("\r\n\r\n", "\r\nExpect: 100-continue\r\n\r\n"));
		this.slow.add(one);
		assertThat(one.head()).startsWith("HTTP/1.1 100");
		one.send(POST);
		assertThat(one.head()).startsWith("HTTP/1.1 201");
	}

	/** A byte now and then. */
	@Test
	void bodyThatDrips_is408() throws IOException {
		SlowClient one = SlowClient.send(writer.port(), head("POST /create", 1000) + "{");
		this.slow.add(one);
		String answer = one.rest();
		assertThat(answer).startsWith("HTTP/1.1 408").contains("Connection: close\r\n", "application/problem+json");
		assertThat(client.create(POST).statusCode()).isEqualTo(201);
	}

}
