package io.heavyread.reader;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import io.heavyread.cache.test.RedisProcess;
import io.heavyread.cache.test.ServiceProcess;
import io.heavyread.reader.attack.Flood;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader with 96 MB of heap, and as much of direct memory, is asked for far more than
 * it can answer.
 */
class OverloadIT {

	private static final Duration FLOOD = Duration.ofSeconds(3);

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private final int port = RedisProcess.freePort();

	private final int managementPort = RedisProcess.freePort();

	private RedisProcess redis;

	private Posts posts;

	private ServiceProcess reader;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.start();
		this.posts = new Posts(this.redis);
		this.posts.put("post-1", "{\"content\":\"" + "x".repeat(300) + "\"}");
		this.posts.put("large", "{\"content\":\"" + "z".repeat(500_000) + "\"}");
		this.reader = ServiceProcess.startWith("96m", ReaderApplication.class, "--platform.instance-id=small",
				"--REDIS_ADDR=" + this.redis.address(), "--platform.reader.port=" + this.port,
				"--server.port=" + this.managementPort, "--platform.cache.max-weight=16MB",
				"--platform.cache.max-loads=8");
		patiently().until(() -> status(this.port, "/health") == 200);
	}

	@AfterEach
	void stop() {
		this.reader.close();
		this.posts.close();
		this.redis.close();
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
		this.redis.pause();
		patiently().until(() -> status(this.port, "/health") == 503);
		try (Flood flood = new Flood(this.port, 200, "/post?id=none")) {
			patiently().pollDelay(FLOOD).until(() -> flood.bytesRead() > 0);
			assertThat(status(this.managementPort, "/actuator/health/liveness")).isEqualTo(200);
			assertThat(status(this.port, "/health")).isEqualTo(503);
		}
		this.redis.resume();
		patiently().until(() -> status(this.port, "/health") == 200);
		assertThat(status(this.port, "/post?id=none")).isEqualTo(404);
		assertThat(this.reader.isAlive()).isTrue();
	}

	private void assertServesThrough(String target, int connections) throws IOException {
		try (Flood flood = new Flood(this.port, connections, target)) {
			patiently().pollDelay(FLOOD).until(() -> flood.bytesRead() > 0);
			assertThat(status(this.port, "/health")).isEqualTo(200);
			assertThat(status(this.port, target)).isEqualTo(200);
			assertThat(status(this.managementPort, "/actuator/health/liveness")).isEqualTo(200);
			assertThat(status(this.managementPort, "/actuator/prometheus")).isEqualTo(200);
			assertThat(this.reader.residentBytes()).isLessThan(400 << 20);
		}
		long begin = System.nanoTime();
		assertThat(status(this.port, "/post?id=post-1")).isEqualTo(200);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
		assertThat(this.reader.isAlive()).isTrue();
	}

	/** Return the status, or 0 when there is no answer within 3 s. */
	private int status(int at, String target) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + target))
			.timeout(Duration.ofSeconds(3))
			.build();
		return this.client.sendAsync(request, BodyHandlers.discarding())
			.handle((reply, failure) -> (reply != null) ? reply.statusCode() : 0)
			.join();
	}

	private static ConditionFactory patiently() {
		return Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
	}

}
