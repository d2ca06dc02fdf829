package io.heavyread.writer.commit;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.heavyread.protocol.fleet.Fleet;
import io.heavyread.protocol.fleet.Member;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.writer.support.Client;
import io.heavyread.writer.support.RunningWriter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Two writers on one real Redis. */
class RealStoreIT {

	private static RedisProcess redis;

	private static RunningWriter first;

	private static RunningWriter second;

	private String id = "";

	private static int tests;

	@BeforeAll
	static void start() {
		redis = RedisProcess.start();
		first = RunningWriter.start(redis, "--POD_ID=writer-1");
		second = RunningWriter.start(redis, "--POD_ID=writer-2");
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> healthy(first.client()) && healthy(second.client()));
	}

	private static boolean healthy(Client client) {
		return client.get("/health").statusCode() == 200;
	}

	@AfterAll
	static void stop() {
		first.close();
		second.close();
		redis.close();
	}

	@BeforeEach
	void newId() {
		this.id = "post-" + ++tests;
	}

	@Test
	void create_replace_delete_haveDenseVersionsAndStoredBytes() {
		HttpResponse<String> created = put(first, "one");
		HttpResponse<String> replaced = put(second, "two");
		assertThat(List.of(created.statusCode(), replaced.statusCode())).containsExactly(201, 200);
		assertThat(version(replaced)).isEqualTo(version(created) + 1);
		assertThat(etag(replaced)).isNotEqualTo(etag(created));
		assertThat(redis.command("GET", "{posts}:post:" + this.id))
			.contains("{\"id\":\"" + this.id + "\",\"title\":\"two\",\"content\":\"\",\"author\":\"\",\"timestamp\":");
		HttpResponse<String> deleted = first.client().delete(this.id);
		assertThat(deleted.statusCode()).isEqualTo(204);
		assertThat(version(deleted)).isEqualTo(version(created) + 2);
		assertThat(second.client().delete(this.id).statusCode()).isEqualTo(404);
		assertThat(put(second, "three").statusCode()).isEqualTo(201);
	}

	@Test
	void ifMatch_onPresentPost_seesTheStoresEtag() {
		String etag = etag(put(first, "one"));
		assertThat(put(second, "two", "If-Match", etag.replaceAll("\"$", "-gzip\"")).statusCode()).isEqualTo(200);
		assertThat(put(second, "three", "If-Match", etag).statusCode()).isEqualTo(412);
		assertThat(put(second, "three", "If-None-Match", "*").statusCode()).isEqualTo(412);
		assertThat(second.client().delete(this.id, "If-Match", etag).statusCode()).isEqualTo(412);
		assertThat(second.client().delete(this.id, "If-Match", "*").statusCode()).isEqualTo(204);
		assertThat(second.client().delete(this.id, "If-Match", "*").statusCode()).isEqualTo(412);
		assertThat(put(second, "three", "If-Match", "*").statusCode()).isEqualTo(412);
		assertThat(put(second, "three", "If-None-Match", "*").statusCode()).isEqualTo(201);
	}

	/** A newer writer works beside these two. */
	@Test
	void postOfAnotherWireVersion_isReplacedWithoutAConditionOnly() {
		put(first, "theirs");
		String key = "{posts}:post:" + this.id;
		redis.command("SETRANGE", key, "3", "\2");
		String theirs = redis.command("GET", key);
		assertThat(List.of(put(first, "ours", "If-Match", "*"), put(first, "ours", "If-None-Match", "*"),
				first.client().delete(this.id), first.client().delete(this.id, "If-Match", "*")))
			.allSatisfy((refusal) -> {
				assertThat(refusal.statusCode()).isEqualTo(503);
				assertThat(refusal.body()).contains("\"outcome\":\"none\"");
			});
		assertThat(redis.command("GET", key)).isEqualTo(theirs);
		assertThat(metrics(first)).contains("platform_wire_unsupported 2.0");
		assertThat(metrics(second)).contains("platform_wire_unsupported -1.0");
		assertThat(put(first, "ours").statusCode()).isBetween(200, 201);
		assertThat(redis.command("GET", key)).contains("\"title\":\"ours\"");
	}

	private static String metrics(RunningWriter writer) {
		return writer.management().get("/actuator/prometheus").body();
	}

	/** Both read the same version, then both write on it. */
	@Test
	void race_twoWritersEditOneVersion_oneWins() {
		for (int round = 0; round < 20; round++) {
			String etag = etag(put(first, "round " + round));
			assertThat(bothAtOnce("{\"id\":\"" + this.id + "\",\"title\":\"edit\"}", "If-Match", etag))
				.containsExactlyInAnyOrder(200, 412);
		}
	}

	/** Both create the same id. */
	@Test
	void race_twoWritersCreateOnePost_oneWins() {
		for (int round = 0; round < 20; round++) {
			String post = "{\"id\":\"" + this.id + "-" + round + "\",\"title\":\"t\"}";
			assertThat(bothAtOnce(post, "If-None-Match", "*")).containsExactlyInAnyOrder(201, 412);
		}
	}

	private static List<Integer> bothAtOnce(String post, String... headers) {
		return Stream.of(first, second)
			.map((writer) -> writer.client().createLater("/create", post, headers))
			.toList()
			.stream()
			.map((reply) -> reply.join().statusCode())
			.toList();
	}

	/** Twenty times the same request, spread over both writers. */
	@Test
	void race_sameKeyOnBothWriters_oneEffectAndOneReply() {
		for (int round = 0; round < 20; round++) {
			long before = version(put(first, "before"));
			String key = this.id + "-" + round;
			List<CompletableFuture<HttpResponse<String>>> running = IntStream.range(0, 20)
				.mapToObj((i) -> ((i % 2 == 0) ? first : second).client()
					.createLater("/create", "{\"title\":\"t\"}", "Idempotency-Key", key))
				.toList();
			List<HttpResponse<String>> replies = running.stream().map(CompletableFuture::join).toList();
			assertThat(replies.stream().map((reply) -> reply.statusCode() + etag(reply) + reply.body()).distinct())
				.hasSize(1);
			assertThat(version(put(first, "after"))).isEqualTo(before + 2);
		}
	}

	@Test
	void idempotencyKey_usedOnTheOtherWriter_repeatsOrConflicts() {
		HttpResponse<String> created = put(first, "one", "Idempotency-Key", this.id);
		HttpResponse<String> repeated = put(second, "one", "Idempotency-Key", this.id);
		assertThat(repeated.statusCode()).isEqualTo(201);
		assertThat(repeated.body()).isEqualTo(created.body());
		assertThat(put(second, "two", "Idempotency-Key", this.id).statusCode()).isEqualTo(409);
		HttpResponse<String> deleted = first.client().delete(this.id, "Idempotency-Key", this.id + "-delete");
		HttpResponse<String> again = second.client().delete(this.id, "Idempotency-Key", this.id + "-delete");
		assertThat(List.of(deleted.statusCode(), again.statusCode())).containsExactly(204, 204);
		assertThat(version(again)).isEqualTo(version(deleted));
	}

	@Test
	void create_largestPost_isStored() {
		String start = "{\"id\":\"" + this.id + "\",\"title\":\"t\",\"content\":\"";
		String body = start + "x".repeat(1_048_576 - start.length() - 2) + "\"}";
		assertThat(first.client().create(body).statusCode()).isEqualTo(201);
	}

	@Test
	void members_bothWriters_areRegistered() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.untilAsserted(() -> assertThat(first.bean(Fleet.class).members())
				.extracting(Member::role, Member::id, Member::dataAddress)
				.contains(org.assertj.core.groups.Tuple.tuple("writer", "writer-1", "127.0.0.1:" + first.port()),
						org.assertj.core.groups.Tuple.tuple("writer", "writer-2", "127.0.0.1:" + second.port())));
	}

	private HttpResponse<String> put(RunningWriter writer, String title, String... headers) {
		return writer.client().create("{\"id\":\"" + this.id + "\",\"title\":\"" + title + "\"}", headers);
	}

	private static String etag(HttpResponse<String> reply) {
		return reply.headers().firstValue("ETag").orElseThrow();
	}

	private static long version(HttpResponse<String> reply) {
		return reply.headers().firstValueAsLong("X-Post-Version").orElseThrow();
	}

}
