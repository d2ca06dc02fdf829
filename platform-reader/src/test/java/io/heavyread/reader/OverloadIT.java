package io.heavyread.reader;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.ServiceProcess;
import io.heavyread.reader.attack.Flood;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader with 96 MB of heap, and as much of direct memory, is asked for far more than
 * it can answer.
 */
class OverloadIT {

	private static final Duration FLOOD = Duration.ofSeconds(2);

	private static final int LOADS = 8;

	private static final HttpClient CLIENT = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private static final int PORT = RedisProcess.freePort();

	private static final int MANAGEMENT_PORT = RedisProcess.freePort();

	private static RedisProcess redis;

	private static Posts posts;

	private static ServiceProcess reader;

	@BeforeAll
	static void start() {
		redis = RedisProcess.start();
		posts = new Posts(redis);
		posts.put("post-1", "{\"content\":\"" + "x".repeat(300) + "\"}");
		posts.put("large", "{\"content\":\"" + "z".repeat(500_000) + "\"}");
		reader = ServiceProcess.startWith("96m", ReaderApplication.class, "--platform.instance-id=small",
				"--REDIS_ADDR=" + redis.address(), "--platform.reader.port=" + PORT, "--server.port=" + MANAGEMENT_PORT,
				"--platform.cache.max-weight=16MB", "--platform.cache.max-loads=" + LOADS);
		patiently().until(() -> status(PORT, "/health") == 200);
	}

	@AfterAll
	static void stop() {
		reader.close();
		posts.close();
		redis.close();
	}

	@Test
	void hits_beyondSaturation_queueInTheSockets() throws IOException {
		assertServesThrough("/post?id=post-1", 300);
	}

	@Test
	void largePosts_beyondSaturation_areNotCollectedInMemory() throws IOException {
		assertServesThrough("/post?id=large", 300);
	}

	/** Each needs Redis, which does not answer: what cannot wait is refused. */
	@Test
	void misses_withoutTheStore_areShed() throws IOException {
		redis.pause();
		patiently().until(() -> status(PORT, "/health") == 503);
		try (Flood flood = new Flood(PORT, 200, "/post?id=none")) {
			patiently().pollDelay(FLOOD).until(() -> flood.bytesRead() > 0);
			assertThat(status(MANAGEMENT_PORT, "/actuator/health/liveness")).isEqualTo(200);
			assertThat(status(PORT, "/health")).isEqualTo(503);
		}
		redis.resume();
		patiently().until(() -> status(PORT, "/health") == 200);
		assertThat(status(PORT, "/post?id=none")).isEqualTo(404);
		assertThat(reader.isAlive()).isTrue();
	}

	/** Few may wait for Redis, each for its time; all others are refused at once. */
	@Test
	void missesOfManyPosts_withoutTheStore_areRefusedBeyondTheLoads() {
		redis.pause();
		patiently().until(() -> status(PORT, "/health") == 503);
		List<HttpResponse<String>> replies = IntStream.range(0, 200)
			.mapToObj((i) -> CLIENT.sendAsync(request(PORT, "/post?id=none-" + i), BodyHandlers.ofString()))
			.toList()
			.stream()
			.map(CompletableFuture::join)
			.toList();
		redis.resume();
		patiently().until(() -> status(PORT, "/health") == 200);
		assertThat(replies).allSatisfy((reply) -> {
			assertThat(reply.statusCode()).isEqualTo(503);
			assertThat(reply.headers().firstValue("Retry-After")).isPresent();
		});
		assertThat(replies).filteredOn((reply) -> reply.body().contains("too many loads"))
			.hasSizeBetween(100, 200 - LOADS);
	}

	private void assertServesThrough(String target, int connections) throws IOException {
		try (Flood flood = new Flood(PORT, connections, target)) {
			patiently().pollDelay(FLOOD).until(() -> flood.bytesRead() > 0);
			assertThat(status(PORT, "/health")).isEqualTo(200);
			assertThat(status(PORT, target)).isEqualTo(200);
			assertThat(status(MANAGEMENT_PORT, "/actuator/health/liveness")).isEqualTo(200);
			assertThat(status(MANAGEMENT_PORT, "/actuator/prometheus")).isEqualTo(200);
			assertThat(reader.residentBytes()).isLessThan(400 << 20);
		}
		long begin = System.nanoTime();
		assertThat(status(PORT, "/post?id=post-1")).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
		assertThat(reader.isAlive()).isTrue();
	}

	/** Return the status, or 0 when there is no answer within 3 s. */
	private static int status(int at, String target) {
		return CLIENT.sendAsync(request(at, target), BodyHandlers.discarding())
			.handle((reply, failure) -> (reply != null) ? reply.statusCode() : 0)
			.join();
	}

	private static HttpRequest request(int at, String target) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + target))
			.timeout(Duration.ofSeconds(3))
			.build();
	}

	private static ConditionFactory patiently() {
		return Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
	}

}
