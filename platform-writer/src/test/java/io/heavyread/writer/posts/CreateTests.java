package io.heavyread.writer.posts;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.UUID;

import io.heavyread.store.Write;
import io.heavyread.writer.support.Client;
import io.heavyread.writer.support.RunningWriter;
import io.heavyread.writer.support.StubStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** What POST /create and DELETE /post answer when all is well, over a real port. */
class CreateTests {

	private static final StubStore STORE = new StubStore();

	private static RunningWriter writer;

	private static Client client;

	@BeforeAll
	static void start() {
		writer = RunningWriter.start(STORE);
		client = writer.client();
	}

	@AfterAll
	static void stop() {
		writer.close();
	}

	@BeforeEach
	void reset() {
		STORE.reset();
	}

	@Test
	void create_newPost_answers201WithAllFields() {
		HttpResponse<String> reply = client.create("""
				{"id":"post-1","title":"My First Post",\
				"content":"This is a test post demonstrating distributed cache propagation.","author":"demo-user"}""");
		JsonNode body = json(reply);
		String etag = reply.headers().firstValue("ETag").orElseThrow();
		assertThat(reply.statusCode()).isEqualTo(201);
		assertThat(etag).matches("\"[0-9a-f]{16}\"");
		assertThat(reply.headers().firstValue("Location")).contains("/post?id=post-1");
		assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
		assertThat(reply.headers().firstValue("X-Post-Version")).contains(body.get("version").asString());
		assertThat(body.propertyNames()).containsExactly("status", "post_id", "hash", "version", "etag",
				"publish_duration", "publish_time_ns", "publish_time_ms");
		assertThat(body.get("status").asString()).isEqualTo("success");
		assertThat(body.get("post_id").asString()).isEqualTo("post-1");
		assertThat(body.get("hash").asString()).isEqualTo("282e55d9b2a933e6de06fa33878ef6b2");
		assertThat(body.get("etag").asString()).isEqualTo(etag);
		assertThat(body.get("publish_duration").asString()).matches("\\d+\\.\\d{2}ms");
		assertThat(body.get("publish_time_ns").asLong()).isGreaterThan(1_700_000_000_000_000_000L);
	}

	@Test
	void create_knownPost_answers200() {
		client.create("{\"id\":\"a\",\"title\":\"one\"}");
		assertThat(client.create("{\"id\":\"a\",\"title\":\"two\"}").statusCode()).isEqualTo(200);
	}

	@Test
	void create_deletedPost_answers201() {
		client.create("{\"id\":\"a\",\"title\":\"one\"}");
		assertThat(client.delete("a").statusCode()).isEqualTo(204);
		assertThat(client.create("{\"id\":\"a\",\"title\":\"two\"}").statusCode()).isEqualTo(201);
	}

	@Test
	void create_postBytes_areTheDocument() {
		client.create("{\"author\":\"me\",\"title\":\"a/b \\u00e9 \\ud83d\\ude00 \\\"q\\\"\",\"id\":\"x\"}");
		String document = new String(lastWrite().body(), UTF_8);
		assertThat(document).startsWith(
				"{\"id\":\"x\",\"title\":\"a/b \u00e9 \ud83d\ude00 \\\"q\\\"\",\"content\":\"\",\"author\":\"me\",\"timestamp\":")
			.containsPattern("\"timestamp\":\\d{19},\"hash\":\"[0-9a-f]{32}\"}$");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"title\":\"t\"}", "{\"id\":null,\"title\":\"t\"}" })
	void create_withoutId_makesVersion7(String body) {
		UUID first = UUID.fromString(json(client.create(body)).get("post_id").asString());
		UUID second = UUID.fromString(json(client.create(body)).get("post_id").asString());
		assertThat(first.version()).isEqualTo(7);
		assertThat(second).isGreaterThan(first);
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/json", "application/json;charset=UTF-8",
			"application/json; charset=\"utf-8\"", "APPLICATION/JSON" })
	void create_jsonInUtf8_isTaken(String type) {
		assertThat(client.send("POST", "/create", BodyPublishers.ofString("{\"title\":\"t\"}"), "Content-Type", type)
			.statusCode()).isEqualTo(201);
	}

	@Test
	void create_bodyOfExactlyTheMaximum_isTaken() {
		String post = "{\"id\":\"big\",\"title\":\"t\",\"content\":\"\"}";
		String body = post.replace("\"\"}", "\"" + "x".repeat(1_048_576 - post.length()) + "\"}");
		assertThat(body).hasSize(1_048_576);
		assertThat(client.create(body).statusCode()).isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ack=none", "ack=none&timeout=1ms", "timeout=10s", "timeout=10000ms", "other=1", "" })
	void create_knownQuery_isTaken(String query) {
		assertThat(client.createLater("/create?" + query, "{\"title\":\"t\"}").join().statusCode()).isEqualTo(201);
	}

	@Test
	void create_acceptHeaderOfBrowsers_getsJsonAllTheSame() {
		HttpResponse<String> reply = client.create("{\"title\":\"t\"}", "Accept", "text/html");
		assertThat(reply.statusCode()).isEqualTo(201);
		assertThat(reply.headers().firstValue("Content-Type")).contains("application/json");
	}

	@Test
	void delete_knownPost_answers204WithVersionAndWithoutBody() {
		client.create("{\"id\":\"a\",\"title\":\"one\"}");
		HttpResponse<String> reply = client.delete("a");
		assertThat(reply.statusCode()).isEqualTo(204);
		assertThat(reply.headers().firstValue("X-Post-Version")).isPresent();
		assertThat(reply.body()).isEmpty();
	}

	@Test
	void ifMatch_presentEtag_replaces() {
		String etag = create("a").headers().firstValue("ETag").orElseThrow();
		String gzip = etag.replaceAll("\"$", "-gzip\"");
		assertThat(update("a", "If-Match", "\"other\", " + etag).statusCode()).isEqualTo(200);
		assertThat(update("a", "If-Match", etag).statusCode()).isEqualTo(412);
		assertThat(update("a", "If-Match", gzip).statusCode()).isEqualTo(412);
	}

	@Test
	void ifMatch_gzipVariantsEtag_countsAsItsPosts() {
		String gzip = create("a").headers().firstValue("ETag").orElseThrow().replaceAll("\"$", "-gzip\"");
		assertThat(update("a", "If-Match", gzip).statusCode()).isEqualTo(200);
	}

	@Test
	void ifMatch_weakEtag_neverMatches() {
		String etag = create("a").headers().firstValue("ETag").orElseThrow();
		assertThat(update("a", "If-Match", "W/" + etag).statusCode()).isEqualTo(412);
		assertThat(client.delete("a", "If-Match", "W/" + etag).statusCode()).isEqualTo(412);
	}

	@Test
	void ifMatch_star_needsAPost() {
		assertThat(update("a", "If-Match", "*").statusCode()).isEqualTo(412);
		assertThat(client.delete("a", "If-Match", "*").statusCode()).isEqualTo(412);
		create("a");
		assertThat(update("a", "If-Match", "*").statusCode()).isEqualTo(200);
		assertThat(client.delete("a", "If-Match", "*").statusCode()).isEqualTo(204);
	}

	@Test
	void ifMatch_twoFields_areOneList() {
		String etag = create("a").headers().firstValue("ETag").orElseThrow();
		assertThat(update("a", "If-Match", "\"x\"", "If-Match", etag).statusCode()).isEqualTo(200);
	}

	@Test
	void ifNoneMatch_star_onlyCreates() {
		assertThat(update("a", "If-None-Match", "*").statusCode()).isEqualTo(201);
		assertThat(update("a", "If-None-Match", "*").statusCode()).isEqualTo(412);
		assertThat(update("a", "If-None-Match", "*", "If-Match", "*").statusCode()).isEqualTo(412);
	}

	@Test
	void health_writableStore_is200() {
		HttpResponse<String> reply = client.get("/health");
		assertThat(reply.statusCode()).isEqualTo(200);
		assertThat(reply.body()).isEqualTo("{\"role\":\"writer\",\"status\":\"healthy\"}");
	}

	@Test
	void metrics_existFromTheStart_at0() {
		String metrics = writer.management().get("/actuator/prometheus").body();
		for (String result : Set.of("created", "replaced", "deleted", "repeated", "conflict", "precondition_failed",
				"not_found", "limited", "refused", "unknown")) {
			assertThat(metrics).contains("platform_writes_total{result=\"" + result + "\"}");
		}
		assertThat(metrics).contains("platform_write_duration_seconds_count");
	}

	private static HttpResponse<String> create(String id) {
		return update(id);
	}

	private static HttpResponse<String> update(String id, String... headers) {
		return client.create("{\"id\":\"" + id + "\",\"title\":\"t\"}", headers);
	}

	private static Write lastWrite() {
		return STORE.committed().get(STORE.committed().size() - 1);
	}

	private static JsonNode json(HttpResponse<String> reply) {
		return JsonMapper.shared().readTree(reply.body());
	}

}
