package io.heavyread.writer.refusal;

import java.net.http.HttpRequest.BodyPublishers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Parameters and header fields that a write refuses. */
class RequestRefusalTests extends RefusalContract {

	@ParameterizedTest
	@ValueSource(strings = { "ack=some", "ack=", "ack=ALL", "ack=none&ack=none", "timeout=", "timeout=0ms",
			"timeout=11s", "timeout=10001ms", "timeout=5", "timeout=x", "timeout=-1ms", "timeout=1ms&timeout=1ms",
			"timeout=1.5s", "ack=none&timeout=9999999999ms", "ack=ALL" })
	void write_badAcknowledgement_is400(String query) {
		assertProblem(post("/create?" + query, BodyPublishers.ofString(POST), "application/json"), 400);
		assertProblem(client.delete("a&" + query), 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "abc", "\"a", "a\"", "\"a\" \"b\"", "w/\"a\"", "W/ \"a\"", "*, \"a\"", "\"a\", *", ",",
			"**", "\"a b\"" })
	void write_malformedIfMatch_is400(String field) {
		assertProblem(client.create(POST, "If-Match", field), 400);
		assertProblem(client.delete("a", "If-Match", field), 400);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"a\"", "x", "*, *" })
	void write_otherIfNoneMatch_is400(String field) {
		assertProblem(client.create(POST, "If-None-Match", field), 400);
	}

	@Test
	void write_conditionWithoutPost_is412() {
		assertProblem(client.create(POST, "If-Match", "\"0123456789abcdef\""), 412);
		assertProblem(client.create(POST, "If-Match", "*"), 412);
		assertProblem(client.create(POST, "If-Match", "\"not made here\"".replace(" ", "-")), 412);
		assertProblem(client.delete("a", "If-Match", "\"0123456789abcdef\""), 412);
	}

	@Test
	void write_badIdempotencyKey_is400() {
		assertProblem(client.create(POST, "Idempotency-Key", "x".repeat(129)), 400);
		assertProblem(client.create(POST, "Idempotency-Key", "a b"), 400);
		assertProblem(client.create(POST, "Idempotency-Key", "a", "Idempotency-Key", "a"), 400);
		assertThat(client.raw(raw("Idempotency-Key:", POST))).startsWith("HTTP/1.1 400").contains("problem+json");
		assertThat(client.raw(raw("Idempotency-Key: \u00e9", POST))).startsWith("HTTP/1.1 400")
			.contains("problem+json");
	}

	private static String raw(String header, String body) {
		return "POST /create HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n" + header
				+ "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
	}

	@Test
	void idempotencyKey_usedByAnotherRequest_is409() {
		assertThat(client.create(POST, "Idempotency-Key", "k").statusCode()).isEqualTo(201);
		assertRefused(client.create("{\"id\":\"b\",\"title\":\"t\"}", "Idempotency-Key", "k"), 409);
		assertRefused(client.create(POST, "Idempotency-Key", "k", "If-Match", "*"), 409);
		assertRefused(client.create(POST, "Idempotency-Key", "k", "If-None-Match", "*"), 409);
		assertRefused(client.createLater("/create?x=1", POST, "Idempotency-Key", "k").join(), 409);
		assertRefused(client.delete("a", "Idempotency-Key", "k"), 409);
		assertThat(STORE.committed()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/post", "/post?id=", "/post?id", "/post?id=a&id=a", "/post?id=a&id=b", "/post?id=a%2fb",
			"/post?id=..", "/post?id=%C3%A9", "/post?ID=a", "/post?id=a+b" })
	void delete_withoutOneValidId_is400(String target) {
		assertProblem(client.send("DELETE", target, BodyPublishers.noBody()), 400);
	}

	@Test
	void delete_unknownPost_is404() {
		assertProblem(client.delete("nobody"), 404);
	}

}
