package io.heavyread.writer;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.heavyread.cache.store.StoreException;
import io.heavyread.cache.store.StoreException.Outcome;
import io.heavyread.writer.support.Client;
import io.heavyread.writer.support.RunningWriter;
import io.heavyread.writer.support.StubStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Every refusal of the contract, over a real port: always a problem, nothing written. */
class ErrorTests {

	private static final String POST = "{\"id\":\"a\",\"title\":\"t\"}";

	private static final StubStore STORE = new StubStore();

	private static RunningWriter writer;

	private static Client client;

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

	@ParameterizedTest
	@ValueSource(strings = { "", "[]", "null", "\"x\"", "1", "{", "{\"title\":\"t\"", "{\"title\":\"t\",}",
			"{title:\"t\"}", "{'title':'t'}", "{\"title\":\"t\"}{}", "{\"title\":\"t\"} x", "{\"title\":\"t\"}]",
			"// c\n{\"title\":\"t\"}", "{}", "{\"title\":\"\"}", "{\"title\":\" \\t\\u200b\\u00a0\\u2800\"}",
			"{\"title\":null}", "{\"title\":1}", "{\"title\":true}", "{\"title\":[\"t\"]}", "{\"title\":{\"t\":\"t\"}}",
			"{\"title\":\"t\",\"content\":null}", "{\"title\":\"t\",\"author\":null}",
			"{\"title\":\"t\",\"content\":1}", "{\"title\":\"t\",\"author\":false}", "{\"title\":\"t\",\"id\":\"\"}",
			"{\"title\":\"t\",\"id\":1}", "{\"title\":\"t\",\"id\":\"..\"}", "{\"title\":\"t\",\"id\":\"a/b\"}",
			"{\"title\":\"t\",\"id\":\"\u00e9\"}", "{\"title\":\"t\",\"extra\":\"x\"}",
			"{\"title\":\"t\",\"Title\":\"t\"}", "{\"title\":\"t\",\"title\":\"t\"}",
			"{\"title\":\"t\",\"\\u0074itle\":\"t\"}", "{\"title\":\"t\",\"hash\":\"x\"}", "{\"title\":\"\\ud800\"}",
			"{\"title\":\"t\",\"content\":\"\\udc00\\ud800\"}", "{\"title\":\"t\",\"\\ud800\":\"x\"}",
			"{\"title\":\"a\tb\"}", "{\"title\":\"\\x\"}", "\ufeff{\"title\":\"t\"}", "{\"title\":NaN}" })
	void create_notAPost_is400(String body) {
		assertProblem(client.create(body), 400);
	}

	@Test
	void create_idOf129Characters_is400() {
		assertProblem(client.create("{\"title\":\"t\",\"id\":\"" + "x".repeat(129) + "\"}"), 400);
	}

	@Test
	void create_nestedThousandfold_is400() {
		assertProblem(client.create("{\"title\":" + "[".repeat(100_000)), 400);
		assertProblem(client.create("[".repeat(100_000)), 400);
		assertProblem(client.create("{\"" + "n".repeat(100_000) + "\":1}"), 400);
	}

	static Stream<byte[]> create_invalidUtf8_is400() {
		return Stream.of(bytes(0xff), bytes(0xc0, 0xaf), bytes(0xed, 0xa0, 0x80), bytes(0xf4, 0x90, 0x80, 0x80),
				bytes(0xe2, 0x82), bytes(0x80));
	}

	@ParameterizedTest
	@MethodSource
	void create_invalidUtf8_is400(byte[] inside) {
		byte[] start = "{\"title\":\"t".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
		byte[] body = java.util.Arrays.copyOf(start, start.length + inside.length + 2);
		System.arraycopy(inside, 0, body, start.length, inside.length);
		body[body.length - 2] = '"';
		body[body.length - 1] = '}';
		assertProblem(post("/create", BodyPublishers.ofByteArray(body), "application/json"), 400);
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/plain", "application/x-www-form-urlencoded", "application/problem+json", "json",
			"application/json;charset=iso-8859-1", "application/json;charset=UTF-16",
			"application/json;charset=nonsense", "application/*", "*/*", "multipart/form-data; boundary=x" })
	void create_otherContentType_is415(String type) {
		HttpResponse<String> reply = post("/create", BodyPublishers.ofString(POST), type);
		assertProblem(reply, 415);
		assertThat(reply.headers().firstValue("Accept")).contains("application/json");
	}

	@Test
	void create_noContentType_is415() {
		assertProblem(client.send("POST", "/create", BodyPublishers.ofString(POST)), 415);
	}

	@Test
	void create_contentCoding_is415() {
		assertProblem(client.create(POST, "Content-Encoding", "gzip"), 415);
	}

	@Test
	void create_oneByteTooMany_is413() {
		byte[] body = new byte[1_048_577];
		assertProblem(post("/create", BodyPublishers.ofByteArray(body), "application/json"), 413);
		assertProblem(post("/create", BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(body)),
				"application/json"), 413);
		assertProblem(client.send("DELETE", "/post?id=a", BodyPublishers.ofByteArray(body)), 413);
	}

	@Test
	void create_farTooManyBytes_is413() {
		byte[] body = new byte[8 * 1_048_576];
		assertProblem(post("/create", BodyPublishers.ofByteArray(body), "application/json"), 413);
	}

	@Test
	void create_tooManyBytesAnnounced_areNotAskedFor() {
		String reply = client.raw("POST /create HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
				+ "Content-Length: 99999999\r\nExpect: 100-continue\r\n\r\n");
		assertThat(reply).startsWith("HTTP/1.1 413").contains("application/problem+json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "ack=some", "ack=", "ack=ALL", "ack=none&ack=none", "timeout=", "timeout=0ms",
			"timeout=11s", "timeout=10001ms", "timeout=5", "timeout=x", "timeout=-1ms", "timeout=1ms&timeout=1ms",
			"timeout=1.5s", "ack=none&timeout=9999999999ms", "ack=all" })
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
		String reply = client.raw("OPTIONS /create HTTP/1.1\r\nHost: x\r\nOrigin: http://y\r\n"
				+ "Access-Control-Request-Method: POST\r\nConnection: close\r\n\r\n");
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
				Arguments.of(400, "GET /health HTTP/1.1\r\nHost: x\r\nA: " + "b".repeat(20_000) + "\r\n\r\n"),
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

	@Test
	void store_refuses_is503WithoutEffect() {
		STORE.fail(new StoreException(Outcome.NONE, "read only", null));
		assertUnavailable(client.create(POST), "none");
		assertUnavailable(client.delete("a"), "none");
	}

	@Test
	void store_doesNotSay_is503WithUnknownOutcome() {
		STORE.fail(new StoreException(Outcome.UNKNOWN, "connection lost", null));
		assertUnavailable(client.create(POST), "unknown");
	}

	@Test
	void store_neverAnswers_is503WithUnknownOutcome() {
		STORE.silence(true);
		assertUnavailable(client.create(POST), "unknown");
	}

	@Test
	void store_failsUnexpectedly_is503WithoutInsight() {
		STORE.fail(new IllegalStateException("secret"));
		HttpResponse<String> reply = client.create(POST);
		assertUnavailable(reply, "unknown");
		assertThat(reply.body()).doesNotContain("secret");
	}

	@Test
	void store_tooManyBytesWaiting_is429() {
		STORE.hold();
		String big = POST.replace("\"t\"", "\"" + "x".repeat(600_000) + "\"");
		List<CompletableFuture<HttpResponse<String>>> replies = new ArrayList<>();
		replies.add(client.createLater("/create", big));
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> STORE.asked() == 1);
		HttpResponse<String> refused = client.create(big);
		assertRefused(refused, 429);
		assertThat(refused.headers().firstValue("Retry-After")).contains("1");
		STORE.release();
		assertThat(client.create(big).statusCode()).isLessThan(300);
		replies.forEach(CompletableFuture::join);
	}

	@Test
	void health_unwritableStore_is503() {
		STORE.writable(false);
		HttpResponse<String> reply = client.get("/health");
		assertProblem(reply, 503);
		assertThat(json(reply).get("role").asString()).isEqualTo("writer");
		assertThat(writer.management().get("/actuator/health/liveness").statusCode()).isEqualTo(200);
		assertThat(writer.management().get("/actuator/health/readiness").statusCode()).isEqualTo(503);
	}

	private static HttpResponse<String> post(String target, java.net.http.HttpRequest.BodyPublisher body, String type) {
		return client.send("POST", target, body, "Content-Type", type);
	}

	private static void assertUnavailable(HttpResponse<String> reply, String outcome) {
		assertRefused(reply, 503);
		assertThat(reply.headers().firstValue("Retry-After")).contains("1");
		assertThat(json(reply).get("outcome").asString()).isEqualTo(outcome);
	}

	private static void assertProblem(HttpResponse<String> reply, int status) {
		assertRefused(reply, status);
		assertThat(STORE.committed()).isEmpty();
	}

	private static void assertRefused(HttpResponse<String> reply, int status) {
		assertThat(reply.statusCode()).as(reply.body()).isEqualTo(status);
		assertThat(reply.headers().firstValue("Content-Type")).contains("application/problem+json");
		JsonNode problem = json(reply);
		assertThat(problem.get("status").asInt()).isEqualTo(status);
		assertThat(problem.get("title").asString()).isNotEmpty();
		assertThat(problem.get("detail").asString()).isNotEmpty().doesNotContain("Exception");
	}

	private static JsonNode json(HttpResponse<String> reply) {
		return JsonMapper.shared().readTree(reply.body());
	}

}
