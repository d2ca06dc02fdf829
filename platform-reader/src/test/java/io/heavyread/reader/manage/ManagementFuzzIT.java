package io.heavyread.reader.manage;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.heavyread.protocol.test.HostileText;
import io.heavyread.protocol.test.OpenApi;
import io.heavyread.protocol.test.RawExchange;
import io.heavyread.reader.ReaderNode;
import io.heavyread.reader.ServedPosts;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The reader's ports do what docs/openapi says, also when they are asked for nonsense:
 * never a 500, a stack trace or what was sent as it was sent.
 */
class ManagementFuzzIT {

	private static final OpenApi MANAGEMENT = OpenApi.read("reader-management");

	private static final OpenApi DATA = OpenApi.read("clients");

	private static final String BASE = "/actuator/postcache";

	private static final List<String> PARAMETERS = List.of("prefix", "sort", "limit", "cursor", "x");

	private static final List<String> ORDER = List.of("scope", "limit", "prefix", "ids", "dryRun");

	private static final JsonMapper JSON = new JsonMapper();

	@AutoClose
	private static final ServedPosts served = new ServedPosts();

	private static final ReaderNode reader = served.reader();

	@BeforeAll
	static void start() {
		served.posts()
			.put("post-1", "{\"id\":\"post-1\",\"title\":\"t\",\"content\":\"\",\"author\":\"\","
					+ "\"timestamp\":1764423554123456789,\"hash\":\"282e55d9b2a933e6de06fa33878ef6b2\"}");
		await().atMost(Duration.ofSeconds(20)).until(() -> reader.data("/post?id=post-1").statusCode() == 200);
	}

	@Test
	void usualCalls_areAnsweredAsDocumented() {
		assertSound("GET", BASE, BASE, "", 200);
		assertSound("GET", BASE + "/entries", BASE + "/entries?limit=1&sort=bytes", "", 200);
		assertSound("GET", BASE + "/entries", BASE + "/entries?sort=", "", 400);
		assertSound("GET", BASE + "/entries/{id}", BASE + "/entries/post-1", "", 200);
		assertSound("GET", BASE + "/entries/{id}", BASE + "/entries/none", "", 404);
		assertSound("POST", BASE + "/warmups", BASE + "/warmups", "{\"scope\":\"recent\",\"dryRun\":true}", 202);
		assertSound("GET", BASE + "/warmups", BASE + "/warmups", "", 200);
		assertSound("DELETE", BASE + "/warmups/{job}", BASE + "/warmups/none", "", 404);
		assertSound("POST", BASE + "/resync", BASE + "/resync", "", 202);
		assertSound("DELETE", BASE + "/entries/{id}", BASE + "/entries/none", "", 404);
	}

	@Test
	void dataPort_answersAsDocumented() {
		for (String target : List.of("/post?id=post-1", "/post?id=none", "/post", "/health")) {
			RawExchange reply = RawExchange.of(reader.port(),
					"GET " + target + " HTTP/1.1\r\nHost: r\r\nConnection: close\r\n\r\n", new byte[0]);
			assertSound(DATA, "GET", target.replaceAll("\\?.*", ""), target, reply);
		}
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2 })
	void hostileListings_areAnsweredAsDocumented(long seed) {
		HostileText hostile = new HostileText(seed);
		Set<Integer> statuses = new TreeSet<>();
		for (int i = 0; i < 150; i++) {
			String query = hostile.oneOf(PARAMETERS) + "=" + hostile.query() + "&" + hostile.oneOf(PARAMETERS) + "="
					+ hostile.query();
			statuses.add(assertSound("GET", BASE + "/entries", BASE + "/entries?" + query, "", 0));
			String id = hostile.query().replaceAll("[/?;%.]", "_") + "x";
			statuses.add(assertSound("GET", BASE + "/entries/{id}", BASE + "/entries/" + id, "", 0));
		}
		assertThat(statuses).contains(200, 400, 404).isSubsetOf(200, 400, 404, 414);
	}

	@ParameterizedTest
	@ValueSource(longs = { 3, 4 })
	void hostileWarmUps_areAnsweredAsDocumented(long seed) {
		HostileText hostile = new HostileText(seed);
		for (int i = 0; i < 150; i++) {
			String body = new String(hostile.document(ORDER), StandardCharsets.ISO_8859_1);
			assertSound("POST", BASE + "/warmups", BASE + "/warmups", body, 0);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/info", "/actuator/prometheus", "/", "/error" })
	void hostileQueries_ofOpenPaths_areAnswered(String path) {
		HostileText hostile = new HostileText(path.hashCode());
		for (int i = 0; i < 30; i++) {
			String head = "GET " + path + "?" + hostile.query() + "=" + hostile.query()
					+ " HTTP/1.1\r\nHost: r\r\nConnection: close\r\nAccept: " + hostile.line() + "\r\n\r\n";
			RawExchange reply = RawExchange.of(reader.managementPort(), head, new byte[0]);
			assertThat(reply.status()).as(head).isIn(200, 400, 404, 406);
			assertThat(reply.body()).as(head).doesNotContain("Exception", "\tat ", "<script>", "<html");
			if (reply.status() >= 400) {
				assertThat(JSON.readTree(reply.body()).path("status").asInt()).as(head).isEqualTo(reply.status());
			}
		}
	}

	private static int assertSound(String method, String path, String target, String body, int status) {
		byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
		RawExchange reply = RawExchange.of(reader.managementPort(),
				method + " " + target + " HTTP/1.1\r\nHost: r\r\nConnection: close\r\nAuthorization: Bearer "
						+ ReaderNode.TOKEN + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length
						+ "\r\n\r\n",
				bytes);
		assertSound(MANAGEMENT, method, path, target + " " + body, reply);
		if (status > 0) {
			assertThat(reply.status()).as(target).isEqualTo(status);
		}
		return reply.status();
	}

	private static void assertSound(OpenApi document, String method, String path, String request, RawExchange reply) {
		assertThat(reply.status()).as(request).isNotEqualTo(500);
		assertThat(reply.body()).as(request).doesNotContain("Exception", "\tat ", "<html", "\0");
		if (reply.status() >= 400) {
			assertThat(reply.body()).as(request).matches("[ -~]*").hasSizeLessThan(500);
		}
		assertThat(reply.headers()).as(request).noneMatch((line) -> line.startsWith("X-Injected"));
		boolean empty = reply.body().isEmpty();
		Object json = empty ? null : JSON.readValue(reply.body(), Object.class);
		assertThat(
				document.differences(method, path, reply.status(), empty ? null : reply.header("Content-Type"), json))
			.as(request + " -> " + reply)
			.isEmpty();
	}

}
