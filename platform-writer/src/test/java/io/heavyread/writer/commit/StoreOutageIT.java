package io.heavyread.writer.commit;

import java.net.http.HttpResponse;
import java.time.Duration;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.writer.support.RunningWriter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the writer answers while Redis is away, and after. */
class StoreOutageIT {

	private static final String POST = "{\"id\":\"a\",\"title\":\"t\"}";

	private RedisProcess redis;

	private RunningWriter writer;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.start();
		this.writer = RunningWriter.start(this.redis);
		awaitHealth(200);
	}

	@AfterEach
	void stop() {
		this.writer.close();
		this.redis.close();
	}

	@Test
	void redisKilled_refusesAndRecoversWithAllPosts() {
		assertThat(create("before").statusCode()).isEqualTo(201);
		this.redis.kill();
		assertThat(create("during").statusCode()).isEqualTo(503);
		HttpResponse<String> refused = create("during");
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.body()).contains("\"outcome\":\"none\"");
		assertThat(refused.headers().firstValue("Retry-After")).contains("1");
		awaitHealth(503);
		assertThat(this.writer.management().get("/actuator/health/liveness").statusCode()).isEqualTo(200);
		assertThat(this.writer.management().get("/actuator/health/readiness").statusCode()).isEqualTo(503);
		this.redis.restart();
		awaitHealth(200);
		assertThat(create("before").statusCode()).isEqualTo(201);
		assertThat(this.writer.client().create(POST).statusCode()).isEqualTo(200);
	}

	/** Redis stops answering while the write is on its way: it may have taken effect. */
	@Test
	void redisPaused_isUnknownAndOneEffectAfterRepeating() {
		long before = version(this.writer.client().create("{\"id\":\"b\",\"title\":\"t\"}"));
		this.redis.pause();
		HttpResponse<String> unknown = create("k");
		assertThat(unknown.statusCode()).isEqualTo(503);
		assertThat(unknown.body()).contains("\"outcome\":\"unknown\"");
		this.redis.resume();
		awaitHealth(200);
		HttpResponse<String> repeated = create("k");
		assertThat(repeated.statusCode()).isEqualTo(201);
		assertThat(create("k").body()).isEqualTo(repeated.body());
		assertThat(version(repeated)).isEqualTo(before + 1);
		assertThat(version(this.writer.client().create(POST))).isEqualTo(before + 2);
	}

	private HttpResponse<String> create(String key) {
		return this.writer.client().create(POST, "Idempotency-Key", key);
	}

	private void awaitHealth(int status) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> this.writer.client().get("/health").statusCode() == status);
	}

	private static long version(HttpResponse<String> reply) {
		return reply.headers().firstValueAsLong("X-Post-Version").orElseThrow();
	}

}
