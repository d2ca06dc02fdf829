package io.heavyread.writer.refusal;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Paths, methods and bytes that are refused before any handler reads them. */
class ProtocolRefusalTests extends RefusalContract {

	@ParameterizedTest
	@ValueSource(strings = { "/", "/nothing", "/create/", "/create/x", "/posts", "/error", "/index.html",
			"/favicon.ico", "/actuator/health", "/health/", "/create.json", "/%20" })
	void unknownPath_is404(String path) {
		assertProblem(client.get(path), 404);
		assertProblem(client.get(path, "Accept", "text/html"), 404);
		assertProblem(client.send("POST", path, BodyPublishers.ofString(POST), "Content-Type", "application/json"),
				404);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "GET|/create|POST", "PUT|/create|POST", "DELETE|/create|POST", "OPTIONS|/create|POST",
					"TRACE|/create|POST", "BREW|/create|POST", "PATCH|/create|POST", "GET|/post?id=a|DELETE",
					"POST|/post?id=a|DELETE", "PUT|/post?id=a|DELETE", "POST|/health|GET, HEAD",
					"OPTIONS|/health|GET, HEAD", "DELETE|/health|GET, HEAD" })
	void otherMethod_is405WithAllow(String method, String target, String allow) {
		HttpResponse<String> reply = client.send(method, target, BodyPublishers.noBody());
		assertProblem(reply, 405);
		assertThat(reply.headers().allValues("Allow")).containsExactly(allow);
	}

	@Test
	void preflight_is405() {
		String reply = client.raw(lines("OPTIONS /create HTTP/1.1", "Host: x", "Origin: http://y",
				"Access-Control-Request-Method: POST", "Connection: close", ""));
		assertThat(reply).startsWith("HTTP/1.1 405").contains("application/problem+json");
	}

	static Stream<Arguments> malformedRequest_isProblem() {
		String head = "POST /create HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
		return Stream.of(Arguments.of(400, "GARBAGE\r\n\r\n"), Arguments.of(400, "GET\r\n\r\n"),
				Arguments.of(400, "GE(T /health HTTP/1.1\r\nHost: x\r\n\r\n"),
				Arguments.of(400, "GET /health HTTP/1.1\r\n\r\n"),
				Arguments.of(400, "GET /health HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"),
				Arguments.of(400, "GET /health HTTP/1.1\r\nHost: x\r\nBad Header: y\r\n\r\n"),
				Arguments.of(400, "GET /health HTTP/1.1\r\nHost : x\r\n\r\n"),
				Arguments.of(400, "GET /health HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n"),
				Arguments.of(400, "GET /health?%zz{} HTTP/1.1\r\nHost: x\r\n\r\n"),
				Arguments.of(400, "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n"),
				Arguments.of(400, "GET /%00 HTTP/1.1\r\nHost: x\r\n\r\n"),
				Arguments.of(400, "GET /../../health HTTP/1.1\r\nHost: x\r\n\r\n"),
				Arguments.of(400, "GET /a%2fb HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"),
				Arguments.of(414, "GET /health?" + "b".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
				Arguments.of(431, "GET /health HTTP/1.1\r\nHost: x\r\nA: " + "b".repeat(20_000) + "\r\n\r\n"),
				Arguments.of(505, "GET /health HTTP/7.0\r\nHost: x\r\n\r\n"),
				Arguments.of(400, head + "Content-Length: x\r\n\r\n"),
				Arguments.of(400, head + "Content-Length: -1\r\n\r\n"),
				Arguments.of(400, head + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}"),
				Arguments.of(400, head + "Transfer-Encoding: chunked\r\n\r\nzz\r\n"),
				Arguments.of(400, head + "Transfer-Encoding: chunked\r\n\r\n-1\r\n\r\n"),
				Arguments.of(501, head + "Transfer-Encoding: nonsense\r\n\r\n"),
				Arguments.of(408, head + "Content-Length: 10\r\n\r\n{"));
	}

	@ParameterizedTest
	@MethodSource
	void malformedRequest_isProblem(int status, String request) {
		String reply = client.raw(request);
		assertThat(reply).startsWith("HTTP/1.1 " + status)
			.contains("application/problem+json")
			.doesNotContainIgnoringCase("<html")
			.doesNotContain("Exception");
	}

	@Test
	void managementPort_malformedRequest_isProblem() {
		assertThat(writer.management().raw("GARBAGE\r\n\r\n")).startsWith("HTTP/1.1 400")
			.contains("application/problem+json")
			.doesNotContain("<html");
		assertThat(writer.management().get("/nothing", "Accept", "text/html").headers().firstValue("Content-Type"))
			.contains("application/problem+json");
	}

}
