package io.heavyread.reader.manage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.fleet.FleetSecret;
import io.heavyread.reader.Posts;
import io.heavyread.reader.ReaderNode;
import io.heavyread.reader.ServedPosts;
import io.heavyread.store.WriteResult.Written;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The management port of a whole reader. */
class ManagementIT {

	private static final String BASE = "/actuator/postcache";

	@AutoClose
	private static final ServedPosts served = new ServedPosts();

	private static final Posts posts = served.posts();

	private static final ReaderNode reader = served.reader();

	private static Written written;

	@BeforeAll
	static void start() {
		written = posts.put("list-0", "{}");
		for (int i = 1; i < 20; i++) {
			written = posts.put("list-" + i, "{\"n\":\"" + "x".repeat(i) + "\"}");
		}
		await().atMost(Duration.ofSeconds(20)).until(() -> entries("?prefix=list-").path("total").asInt() == 20);
	}

	@Test
	void state_hasEveryName() {
		reader.data("/post?id=list-1");
		JsonNode state = json(reader.manage("GET", BASE));
		assertThat(state.propertyNames()).contains("reader", "state", "epoch", "sequence", "chain", "storeSequence",
				"leaseAgeMs", "entries", "weightBytes", "maxWeightBytes", "hits", "misses", "hitRatio", "hitRatio1m",
				"requests1m", "propagationLag", "gaps", "resyncs", "startedAt", "generation", "since", "cause");
		assertThat(state.path("propagationLag").propertyNames()).contains("p50Ms", "p99Ms", "maxMs", "lastMs");
		assertThat(state.path("reader").asString()).isEqualTo("reader-1");
		assertThat(state.path("state").asString()).isEqualTo("LIVE");
		assertThat(state.path("epoch").asString()).matches("[0-9a-f]{16}");
		assertThat(state.path("chain").asString()).matches("[0-9a-f]{16}");
		assertThat(state.path("hits").asLong()).isPositive();
	}

	@Test
	void entries_bySizeWithCursor_arePaged() {
		JsonNode first = entries("?prefix=list-&sort=bytes&limit=12");
		assertThat(first.path("total").asInt()).isEqualTo(20);
		assertThat(first.path("entries")).hasSize(12);
		assertThat(first.path("entries").path(0).path("id").asString()).isEqualTo("list-19");
		assertThat(first.path("entries").path(0).propertyNames()).containsExactlyInAnyOrder("id", "version", "etag",
				"bytes", "appliedAt", "source", "hits");
		JsonNode second = entries("?prefix=list-&sort=bytes&limit=12&cursor=" + first.path("next").asString());
		assertThat(second.path("entries")).hasSize(8);
		assertThat(second.path("next").isNull()).isTrue();
	}

	@Test
	void entry_withBody_isShownQuietly() {
		JsonNode entry = json(reader.manage("GET", BASE + "/entries/list-19"));
		assertThat(entry.path("body").asString()).isEqualTo("{\"n\":\"" + "x".repeat(19) + "\"}");
		assertThat(entry.path("version").asLong()).isEqualTo(written.version());
		assertThat(entry.path("etag").asString()).isEqualTo('"' + Position.hex(written.chain()) + '"');
		assertThat(entry.path("source").asString()).isEqualTo("push");
		assertThat(entry.path("hits").asInt()).isZero();
	}

	@Test
	void evict_ofOneAndAll_isTold() {
		posts.put("evict-1", "{}");
		await().atMost(Duration.ofSeconds(10))
			.until(() -> reader.manage("GET", BASE + "/entries/evict-1").statusCode() == 200);
		assertThat(reader.manage("DELETE", BASE + "/entries/evict-1").statusCode()).isEqualTo(204);
		assertThat(reader.manage("DELETE", BASE + "/entries/evict-1").statusCode()).isEqualTo(404);
		assertThat(reader.data("/post?id=evict-1").headers().firstValue("X-Cache")).hasValue("MISS");
	}

	@Test
	void evictAll_tellsHowMany() {
		try (ReaderNode other = new ReaderNode("reader-2", served.redis().address(), "platform.reader.warm-up=none")) {
			await().atMost(Duration.ofSeconds(20)).until(() -> other.data("/health").statusCode() == 200);
			other.data("/post?id=list-1");
			HttpResponse<String> evicted = other.manage("DELETE", BASE + "/entries");
			assertThat(evicted.statusCode()).isEqualTo(200);
			assertThat(evicted.body()).isEqualTo("{\"evicted\":1}");
		}
	}

	@Test
	void resync_isAccepted() {
		assertThat(reader.manage("POST", BASE + "/resync").statusCode()).isEqualTo(202);
		await().atMost(Duration.ofSeconds(10))
			.until(() -> json(reader.manage("GET", BASE)).path("resyncs").asLong() > 0);
	}

	@ParameterizedTest
	@ValueSource(strings = { "limit=0", "limit=1001", "limit=x", "sort=best", "cursor=x" })
	void entries_withBadParameter_areRefused(String parameter) {
		assertProblem(reader.manage("GET", BASE + "/entries?" + parameter), 400);
	}

	@ParameterizedTest
	@CsvSource({ "GET, /actuator/postcache", "GET, /actuator/postcache/entries", "DELETE, /actuator/postcache/entries",
			"GET, /actuator/postcache/entries/list-1", "POST, /actuator/postcache/resync",
			"GET, /actuator/postcache/warmups", "POST, /actuator/postcache/warmups",
			"DELETE, /actuator/postcache/warmups/x", "GET, /actuator/%70ostcache", "GET, /actuator/postcache/",
			"GET, /actuator/postcache;a=b/entries", "GET, /actuator//postcache", "GET, /actuator/x/../postcache" })
	void call_withoutToken_isNotAnswered(String method, String path) {
		HttpResponse<String> reply = reader.open(method, path);
		assertThat(reply.statusCode()).isEqualTo(401);
		assertThat(reply.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
		assertProblem(reply, 401);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer wrong", "Bearer", "Basic a-token", "a-token", "Bearer a-token x" })
	void call_withWrongToken_isRefused(String authorization) {
		assertProblem(reader.open("GET", BASE, "Authorization", authorization), 401);
	}

	@Test
	void call_withoutConfiguredToken_isAlwaysRefused() {
		try (ReaderNode closed = new ReaderNode("reader-2", served.redis().address(), "platform.admin.token=")) {
			assertProblem(closed.open("GET", BASE, "Authorization", "Bearer "), 401);
			assertProblem(closed.manage("GET", BASE), 401);
			assertThat(closed.open("GET", "/actuator/health/liveness").statusCode()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@CsvSource({ "GET, /nothing, 404", "GET, /actuator/nothing, 404", "POST, /actuator/health, 405",
			"GET, /error, 404" })
	void error_withoutToken_isAProblem(String method, String path, int status) {
		assertProblem(reader.open(method, path), status);
	}

	@ParameterizedTest
	@CsvSource({ "PUT, /actuator/postcache, 405", "PUT, /actuator/postcache/warmups, 405",
			"GET, /actuator/postcache/warmups/none, 404", "DELETE, /actuator/postcache/warmups/none, 404",
			"GET, /actuator/postcache/entries/none, 404", "DELETE, /actuator/postcache/entries/none, 404" })
	void error_withToken_isAProblem(String method, String path, int status) {
		assertProblem(reader.manage(method, path), status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /%zz HTTP/1.1\r\nHost: h\r\n\r\n", "GET /a\\b HTTP/1.1\r\nHost: h\r\n\r\n",
			"GET / HTTP/1.1\r\nHost: h:x\r\n\r\n" })
	void error_foundByTomcat_isAProblem(String request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), reader.managementPort())) {
			socket.setSoTimeout(5000);
			socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
			byte[] reply = new byte[8192];
			int length = socket.getInputStream().read(reply);
			String text = new String(reply, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
			assertThat(text).startsWith("HTTP/1.1 400").doesNotContain("<html").contains("application/problem+json");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ";", "text/plain; charset=utf-16", "a/b;q=x" })
	void accept_thatCannotBeServed_isAProblem(String accept) {
		assertProblem(reader.open("GET", "/actuator/prometheus", "Accept", accept), 406);
		assertProblem(reader.open("GET", "/actuator/info", "Accept", accept), 406);
	}

	@Test
	void metrics_existFromTheStart() {
		String metrics = reader.open("GET", "/actuator/prometheus").body();
		assertThat(metrics).contains("cache_gets_total{result=\"hit\"}", "cache_gets_total{result=\"miss\"}",
				"platform_reader_requests_total{status=\"200\"}", "platform_reader_requests_total{status=\"503\"}",
				"platform_reader_latency_seconds_bucket", "platform_feed_gaps_total", "cache_size", "cache_weight");
	}

	private static void assertProblem(HttpResponse<String> reply, int status) {
		assertThat(reply.statusCode()).isEqualTo(status);
		assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(json(reply).path("status").asInt()).isEqualTo(status);
	}

	private static JsonNode entries(String query) {
		return json(reader.manage("GET", BASE + "/entries" + query));
	}

	private static JsonNode json(HttpResponse<String> reply) {
		return JsonMapper.shared().readTree(reply.body());
	}

	/**
	 * What the console sends in place of the token: good for this reader at this address.
	 */
	@Test
	void key_ofThisReaderAtItsAddress_isTaken_andNoOther() {
		FleetSecret secret = new FleetSecret(ReaderNode.TOKEN);
		String address = "127.0.0.1:" + reader.managementPort();
		assertThat(status(secret.managementKey("reader-1", address))).isEqualTo(200);
		assertThat(status(ReaderNode.TOKEN)).isEqualTo(200);
		assertThat(status(secret.managementKey("reader-1", "127.0.0.1:1"))).isEqualTo(401);
		assertThat(status(secret.managementKey("reader-2", address))).isEqualTo(401);
		assertThat(status(new FleetSecret("another").managementKey("reader-1", address))).isEqualTo(401);
		assertThat(status("null")).isEqualTo(401);
	}

	private static int status(@Nullable String credential) {
		return reader.open("GET", BASE, "Authorization", "Bearer " + credential).statusCode();
	}

}
