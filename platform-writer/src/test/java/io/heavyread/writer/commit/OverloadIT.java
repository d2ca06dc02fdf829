package io.heavyread.writer.commit;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.ServiceProcess;
import io.heavyread.writer.WriterApplication;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A writer with 128 MB of heap gets more writes than Redis takes. */
class OverloadIT {

	private static final int WRITES = 600;

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final int port = RedisProcess.freePort();

	private final int managementPort = RedisProcess.freePort();

	private RedisProcess redis;

	private ServiceProcess writer;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.start();
		this.writer = ServiceProcess.startWith("128m", WriterApplication.class, "--server.address=127.0.0.1",
				"--server.port=" + this.port, "--management.server.port=" + this.managementPort,
				"--REDIS_ADDR=" + this.redis.address(), "--platform.writer.max-in-flight=4MB");
		patiently().until(() -> status(this.port, "/health") == 200);
	}

	@AfterEach
	void stop() {
		this.writer.close();
		this.redis.close();
	}

	@Test
	void writes_thatTheStoreDoesNotTake_areRefusedInTime_andTheNextSucceed() {
		this.redis.pause();
		long begin = System.nanoTime();
		List<CompletableFuture<HttpResponse<String>>> replies = IntStream.range(0, WRITES)
			.mapToObj((i) -> create("post-" + i, 100_000))
			.toList();
		assertThat(status(this.managementPort, "/actuator/health/liveness")).isEqualTo(200);
		Set<Integer> statuses = replies.stream().map((reply) -> {
			HttpResponse<String> answer = reply.join();
			assertThat(answer.headers().firstValue("Retry-After")).as(answer.body()).isPresent();
			return answer.statusCode();
		}).collect(Collectors.toSet());
		assertThat(statuses).containsExactlyInAnyOrder(429, 503);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(PATIENCE);
		this.redis.resume();
		patiently().until(() -> create("after", 10).join().statusCode() < 300);
		assertRoomForMoreThanWaitedBefore();
		assertThat(this.writer.isAlive()).isTrue();
		assertThat(this.writer.residentBytes()).isLessThan(500 << 20);
	}

	/** What was refused or given up has given its bytes back. */
	private void assertRoomForMoreThanWaitedBefore() {
		for (int i = 0; i < 60; i++) {
			assertThat(create("large-" + i, 100_000).join().statusCode()).isEqualTo(201);
		}
	}

	private CompletableFuture<HttpResponse<String>> create(String id, int length) {
		String body = "{\"id\":\"" + id + "\",\"title\":\"t\",\"content\":\"" + "x".repeat(length) + "\"}";
		return this.client.sendAsync(request(this.port, "/create").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(body))
			.build(), BodyHandlers.ofString());
	}

	private int status(int at, String target) {
		return this.client.sendAsync(request(at, target).build(), BodyHandlers.discarding())
			.handle((reply, failure) -> (reply != null) ? reply.statusCode() : 0)
			.join();
	}

	private static HttpRequest.Builder request(int at, String target) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + at + target)).timeout(Duration.ofSeconds(30));
	}

	private static ConditionFactory patiently() {
		return Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(50));
	}

}
