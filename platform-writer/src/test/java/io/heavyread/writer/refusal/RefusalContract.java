package io.heavyread.writer.refusal;

import java.net.http.HttpResponse;

import io.heavyread.writer.support.Client;
import io.heavyread.writer.support.RunningWriter;
import io.heavyread.writer.support.StubStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** A writer that refuses: always with a problem, and nothing is written. */
abstract class RefusalContract {

	static final String POST = "{\"id\":\"a\",\"title\":\"t\"}";

	static final StubStore STORE = new StubStore();

	static RunningWriter writer;

	static Client client;

	@BeforeAll
	static void start() {
		writer = RunningWriter.start(STORE, "--platform.writer.store-timeout=300ms",
				"--platform.writer.max-in-flight=1MB", "--platform.writer.body-timeout=1s",
				"--server.tomcat.connection-timeout=500ms");
		client = writer.client();
	}

	@AfterAll
	static void stop() {
		writer.close();
	}

	@AfterEach
	void reset() {
		STORE.reset();
	}

	static String lines(String... lines) {
		return String.join("\r\n", lines) + "\r\n";
	}

	static HttpResponse<String> post(String target, java.net.http.HttpRequest.BodyPublisher body, String type) {
		return client.send("POST", target, body, "Content-Type", type);
	}

	static void assertProblem(HttpResponse<String> reply, int status) {
		assertRefused(reply, status);
		assertThat(STORE.committed()).isEmpty();
	}

	static void assertRefused(HttpResponse<String> reply, int status) {
		assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
		assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
		JsonNode problem = json(reply);
		assertThat(problem.get("status").asInt()).isEqualTo(status);
		assertThat(problem.get("title").asString()).isNotEmpty();
		assertThat(problem.get("detail").asString()).isNotEmpty().doesNotContain("Exception");
	}

	static JsonNode json(HttpResponse<String> reply) {
		return JsonMapper.shared().readTree(reply.body());
	}

}
