package io.heavyread.writer.commit;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.ServiceProcess;
import io.heavyread.writer.WriterApplication;
import io.heavyread.writer.support.Client;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A writer's process is killed in the middle of writes. */
class KilledWriterIT {

	private static final int CLIENTS = 4;

	private RedisProcess redis;

	private ServiceProcess writer;

	private Client client;

	/** Of each idempotency key, the first reply; empty when there was none. */
	private final Map<String, Optional<HttpResponse<String>>> replies = new ConcurrentHashMap<>();

	@BeforeEach
	void start() {
		this.redis = RedisProcess.start();
		int port = RedisProcess.freePort();
		this.client = new Client(port);
		this.writer = ServiceProcess.start(WriterApplication.class, "--REDIS_ADDR=" + this.redis.address(),
				"--server.port=" + port, "--management.server.port=" + RedisProcess.freePort(), "--POD_ID=writer-child",
				"--platform.admin.token=a-token");
		awaitHealth();
	}

	@AfterEach
	void stop() {
		this.writer.close();
		this.redis.close();
	}

	@Test
	void killedWhileWriting_sameKeysRetried_haveExactlyOneEffectEach() {
		long before = version(this.client.create("{\"id\":\"first\",\"title\":\"t\"}"));
		for (int round = 1; round <= 2; round++) {
			writeUntilKilled(round);
		}
		assertThat(this.replies.values()).as("writes without a reply").contains(Optional.empty());
		this.replies.forEach((key, first) -> {
			HttpResponse<String> repeated = post(key).join();
			assertThat(repeated.statusCode()).as(key).isEqualTo(201);
			first.ifPresent((reply) -> assertThat(repeated.body()).as(key).isEqualTo(reply.body()));
		});
		long after = version(this.client.create("{\"id\":\"last\",\"title\":\"t\"}"));
		assertThat(after - before).as("effects").isEqualTo(this.replies.size() + 1);
	}

	private void writeUntilKilled(int round) {
		int enough = this.replies.size() + 40 * round;
		CompletableFuture<?>[] clients = IntStream.range(0, CLIENTS)
			.mapToObj((i) -> write("round-" + round + "-client-" + i, 1))
			.toArray(CompletableFuture[]::new);
		Awaitility.await().pollInterval(Duration.ofMillis(1)).until(() -> this.replies.size() >= enough);
		this.writer.kill();
		CompletableFuture.allOf(clients).join();
		this.writer.restart();
		awaitHealth();
	}

	/** Write one post after the other until there is no reply. */
	private CompletableFuture<?> write(String prefix, int number) {
		String key = prefix + "-" + number;
		return post(key).handle((reply, failure) -> Optional.ofNullable(reply)).thenCompose((reply) -> {
			this.replies.put(key, reply);
			return reply.isPresent() ? write(prefix, number + 1) : CompletableFuture.completedFuture(null);
		});
	}

	private CompletableFuture<HttpResponse<String>> post(String key) {
		String json = "{\"id\":\"" + key + "\",\"title\":\"t\"}";
		return this.client.createLater("/create", json, "Idempotency-Key", key);
	}

	private void awaitHealth() {
		Awaitility.await()
			.atMost(Duration.ofSeconds(40))
			.ignoreExceptions()
			.until(() -> this.client.get("/health").statusCode() == 200);
	}

	private static long version(HttpResponse<String> reply) {
		return reply.headers().firstValueAsLong("X-Post-Version").orElseThrow();
	}

}
