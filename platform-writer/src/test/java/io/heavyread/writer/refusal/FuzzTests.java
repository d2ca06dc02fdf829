package io.heavyread.writer.refusal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.heavyread.protocol.test.HostileText;
import io.heavyread.protocol.test.OpenApi;
import io.heavyread.protocol.test.RawExchange;
import io.heavyread.writer.support.RunningWriter;
import io.heavyread.writer.support.StubStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Thousands of requests that are wrong in some way: each is answered as
 * docs/openapi/clients.yaml says, never with a 500, a stack trace or what was sent as it
 * was sent.
 */
class FuzzTests {

	private static final OpenApi DOCUMENT = OpenApi.read("clients");

	private static final List<String> NAMES = List.of("id", "title", "content", "author");

	private static final List<String> HEADERS = List.of("Content-Type", "If-Match", "If-None-Match", "Idempotency-Key",
			"Accept", "Accept-Encoding", "Content-Encoding", "Expect", "Origin", "Cookie", "X-Forwarded-For", "Range",
			"Forwarded", "X-HTTP-Method-Override", "Content-Language");

	private static final List<String> PARAMETERS = List.of("id", "ack", "timeout", "ID", "x", "ack[]", "id%00");

	private static final JsonMapper JSON = new JsonMapper();

	private static RunningWriter writer;

	@BeforeAll
	static void start() {
		writer = RunningWriter.start(new StubStore(), "--server.tomcat.connection-timeout=1s");
	}

	@AfterAll
	static void stop() {
		writer.close();
	}

	@Test
	void document_namesAllOperations() {
		assertThat(DOCUMENT.operations()).containsExactly("DELETE /post", "GET /health", "GET /post", "HEAD /health",
				"HEAD /post", "POST /create");
	}

	@Test
	void write_withoutAnAcceptableType_isAnsweredAllTheSame() {
		for (String accept : List.of(";", "text/html", "", "a/b;q=x")) {
			String head = "POST /create HTTP/1.1\r\nHost: w\r\nConnection: close\r\nContent-Type: application/json\r\n"
					+ "Content-Length: 13\r\nAccept: " + accept + "\r\n\r\n";
			byte[] body = "{\"title\":\"t\"}".getBytes(StandardCharsets.UTF_8);
			assertThat(RawExchange.of(writer.port(), head, body).status()).as(accept).isEqualTo(201);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3 })
	void hostileRequests_areAnsweredAsDocumented(long seed) {
		HostileText hostile = new HostileText(seed);
		Set<Integer> statuses = new TreeSet<>();
		for (int i = 0; i < 300; i++) {
			boolean create = hostile.number(3) > 0;
			byte[] body = create ? hostile.document(NAMES) : new byte[0];
			String head = head(hostile, create, body.length);
			RawExchange reply = RawExchange.of(writer.port(), head, body);
			assertSound(create ? "POST" : "DELETE", create ? "/create" : "/post", reply,
					head + new String(body, StandardCharsets.UTF_8));
			statuses.add(reply.status());
		}
		assertThat(statuses).contains(201, 400, 415);
	}

	private static String head(HostileText hostile, boolean create, int length) {
		StringBuilder head = new StringBuilder(create ? "POST /create" : "DELETE /post");
		for (int i = hostile.number(4); i > 0; i--) {
			head.append((head.indexOf("?") < 0) ? '?' : '&').append(hostile.oneOf(PARAMETERS));
			head.append((hostile.number(6) == 0) ? "" : "=" + hostile.query());
		}
		head.append(" HTTP/1.1\r\nHost: writer\r\nConnection: close\r\nContent-Length: ").append(length).append("\r\n");
		boolean typed = false;
		for (int i = hostile.number(4); i > 0; i--) {
			String name = hostile.oneOf(HEADERS);
			typed |= name.equals("Content-Type");
			head.append(name).append(": ").append(hostile.line()).append("\r\n");
		}
		return head.append((typed || !create) ? "" : "Content-Type: application/json\r\n").append("\r\n").toString();
	}

	static void assertSound(String method, String path, RawExchange reply, String request) {
		assertThat(reply.status()).as(request).isNotEqualTo(500);
		assertThat(reply.body()).as(request).doesNotContain("Exception", "\tat ", "at java.", "<html");
		assertThat(reply.body()).as(request).matches("[ -~]*").hasSizeLessThan(500);
		assertThat(reply.headers()).as(request).noneMatch((line) -> line.startsWith("X-Injected"));
		boolean empty = reply.body().isEmpty();
		String type = empty ? null : reply.header("Content-Type");
		Object json = empty ? null : JSON.readValue(reply.body(), Object.class);
		// Tomcat refuses some heads before it knows the path.
		int status = (reply.status() == 417) ? 400 : reply.status();
		assertThat(DOCUMENT.differences(method, path, status, type, json)).as(request + " -> " + reply).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ";", "text/plain; charset=utf-16", "a/b;q=x" })
	void managementPort_withAnAcceptThatCannotBeServed_is406(String accept) {
		for (String path : List.of("/actuator/prometheus", "/actuator/info")) {
			String head = "GET " + path + " HTTP/1.1\r\nHost: w\r\nConnection: close\r\nAccept: " + accept + "\r\n\r\n";
			assertThat(RawExchange.of(writer.managementPort(), head, new byte[0]).status()).isEqualTo(406);
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/actuator/health", "/actuator/info", "/actuator/prometheus", "/actuator/env", "/", "/error" })
	void hostileQueriesAndHeaders_ofTheManagementPort_areAnswered(String path) {
		HostileText hostile = new HostileText(path.hashCode());
		for (int i = 0; i < 40; i++) {
			String head = "GET " + path + "?" + hostile.query() + "=" + hostile.query()
					+ " HTTP/1.1\r\nHost: w\r\nConnection: close\r\n" + hostile.oneOf(HEADERS) + ": " + hostile.line()
					+ "\r\n\r\n";
			RawExchange reply = RawExchange.of(writer.managementPort(), head, new byte[0]);
			assertThat(reply.status()).as(head).isIn(200, 206, 400, 404, 405, 406, 415, 416, 417, 503);
			assertThat(reply.body()).as(head).doesNotContain("Exception", "\tat ", "<script>", "<html");
			if (reply.status() >= 400 && reply.status() != 503) {
				assertThat(JSON.readTree(reply.body()).path("status").asInt()).as(head).isEqualTo(reply.status());
			}
			assertThat(reply.headers()).noneMatch((line) -> line.startsWith("X-Injected"));
		}
	}

}
