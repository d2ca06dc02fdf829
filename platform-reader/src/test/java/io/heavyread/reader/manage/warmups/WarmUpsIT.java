package io.heavyread.reader.manage.warmups;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.reader.Posts;
import io.heavyread.reader.ReaderNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The warm-up calls of a whole reader's management port. */
class WarmUpsIT {

	private static final String PATH = "/actuator/postcache/warmups";

	private static RedisProcess redis;

	private static ReaderNode reader;

	@BeforeAll
	static void start() {
		redis = RedisProcess.start("--appendfsync", "no");
		try (Posts posts = new Posts(redis)) {
			for (int i = 0; i < 100; i++) {
				posts.put("post-" + i, "{}");
			}
		}
		reader = new ReaderNode("reader-1", redis.address(), "platform.reader.warm-up=none",
				"platform.cache.warm-up-rate=100");
		await().atMost(Duration.ofSeconds(20)).until(() -> reader.data("/health").statusCode() == 200);
	}

	@AfterEach
	void evict() {
		reader.manage("DELETE", "/actuator/postcache/entries");
	}

	@AfterAll
	static void stop() {
		reader.close();
		redis.close();
	}

	@Test
	void start_isAccepted_andTheJobIsFound() {
		HttpResponse<String> reply = reader.postJson(PATH, "{\"scope\":\"recent\",\"limit\":10}");
		assertThat(reply.statusCode()).isEqualTo(202);
		JsonNode job = json(reply);
		assertThat(job.propertyNames()).contains("job", "state", "total", "loaded", "skipped", "failed", "startedAt",
				"finishedAt");
		assertThat(Instant.parse(job.path("startedAt").asString())).isBeforeOrEqualTo(Instant.now());
		String location = reply.headers().firstValue("Location").orElseThrow();
		assertThat(location).isEqualTo(PATH + "/" + job.path("job").asString());
		JsonNode done = finish(location);
		assertThat(done.path("state").asString()).isEqualTo("done");
		assertThat(done.path("total").asInt()).isEqualTo(10);
		assertThat(done.path("loaded").asInt()).isEqualTo(10);
		assertThat(done.path("finishedAt").isString()).isTrue();
		assertThat(json(reader.manage("GET", PATH)).path(0).path("job")).isEqualTo(job.path("job"));
		assertThat(reader.data("/post?id=post-99").headers().firstValue("X-Cache")).hasValue("HIT");
		assertThat(entrySource("post-99")).isEqualTo("warmup");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{'scope':'ids','ids':['post-1','none']} | 2 | 1 | 1",
					"{'scope':'prefix','prefix':'post-9','limit':null} | 11 | 11 | 0",
					"{'scope':'all','limit':7,'prefix':null,'ids':null,'dryRun':false} | 7 | 7 | 0",
					"{'scope':'hottest','limit':7} | 0 | 0 | 0", "{'scope':'all','dryRun':true} | 100 | 0 | 0" })
	void start_ofEachScope_loadsWhatItSays(String body, int total, int loaded, int failed) {
		JsonNode done = finish(started(body));
		assertThat(done.path("state").asString()).isEqualTo("done");
		assertThat(done.path("total").asInt()).isEqualTo(total);
		assertThat(done.path("loaded").asInt()).isEqualTo(loaded);
		assertThat(done.path("failed").asInt()).isEqualTo(failed);
	}

	@Test
	void cancel_whileItRuns_isTold() {
		String location = started("{'scope':'all'}");
		assertThat(json(reader.manage("GET", location)).path("state").asString()).isEqualTo("running");
		assertThat(reader.manage("DELETE", location).statusCode()).isEqualTo(204);
		assertThat(json(reader.manage("GET", location)).path("state").asString()).isEqualTo("cancelled");
		assertThat(reader.manage("DELETE", location).statusCode()).isEqualTo(204);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{'scope':'some'} | scope is one of", "{} | scope is one of", "{'scope':null} | scope is one of",
					"{'scope':1} | scope is one of", "{'scope':'prefix'} | needs a prefix",
					"{'scope':'prefix','prefix':7} | needs a prefix", "{'scope':'prefix','prefix':''} | a prefix is",
					"{'scope':'prefix','prefix':'a*'} | a prefix is", "{'scope':'ids'} | needs ids",
					"{'scope':'ids','ids':[]} | needs ids", "{'scope':'ids','ids':'a'} | needs ids",
					"{'scope':'ids','ids':[1]} | array of strings", "{'scope':'ids','ids':['a b']} | an id is",
					"{'scope':'all','limit':0} | from 1 to", "{'scope':'all','limit':-1} | from 1 to",
					"{'scope':'all','limit':99999999999} | from 1 to", "{'scope':'all','limit':1.5} | from 1 to",
					"{'scope':'all','limit':'9'} | from 1 to", "{'scope':'all','dryRun':'yes'} | true or false",
					"{'scope':'all','dry':true} | nothing else", "[] | a JSON object", "'' | a JSON object",
					"nonsense | not JSON" })
	void start_withBadBody_isRefusedWithASentence(String body, String detail) {
		HttpResponse<String> reply = reader.postJson(PATH, body.replace('\'', '"'));
		assertThat(reply.statusCode()).isEqualTo(400);
		assertThat(reply.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(json(reply).path("detail").asString()).contains(detail);
	}

	@Test
	void start_withEmptyBody_isRefused() {
		assertThat(reader.postJson(PATH, "").statusCode()).isEqualTo(400);
	}

	@Test
	void metrics_existFromTheStart() {
		assertThat(reader.open("GET", "/actuator/prometheus").body()).contains("platform_warmups_total{state=\"done\"}",
				"platform_warmups_total{state=\"cancelled\"}", "platform_warmups_total{state=\"failed\"}",
				"platform_warmup_posts_total{result=\"loaded\"}");
	}

	private static String started(String body) {
		HttpResponse<String> reply = reader.postJson(PATH, body.replace('\'', '"'));
		assertThat(reply.statusCode()).isEqualTo(202);
		return reply.headers().firstValue("Location").orElseThrow();
	}

	private static JsonNode finish(String location) {
		return await().atMost(Duration.ofSeconds(10))
			.until(() -> json(reader.manage("GET", location)),
					(job) -> !job.path("state").asString().equals("running"));
	}

	private static String entrySource(String id) {
		return json(reader.manage("GET", "/actuator/postcache/entries/" + id)).path("source").asString();
	}

	private static JsonNode json(HttpResponse<String> reply) {
		return JsonMapper.shared().readTree(reply.body());
	}

}
