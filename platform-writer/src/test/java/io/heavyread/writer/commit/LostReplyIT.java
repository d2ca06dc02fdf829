package io.heavyread.writer.commit;

import java.net.http.HttpResponse;
import java.time.Duration;

import io.heavyread.protocol.test.FaultProxy;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.ReplyRule;
import io.heavyread.writer.support.RunningWriter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The write has its effect, but the reply of Redis does not reach the writer. */
class LostReplyIT {

	private static final String POST = "{\"id\":\"a\",\"title\":\"t\"}";

	private RedisProcess redis;

	private FaultProxy proxy;

	private RunningWriter unlucky;

	private RunningWriter other;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.start();
		this.proxy = FaultProxy.to(this.redis.port());
		this.unlucky = RunningWriter.startAt(this.proxy.address(), "--POD_ID=writer-1");
		this.other = RunningWriter.start(this.redis, "--POD_ID=writer-2");
		awaitHealth(this.unlucky);
		awaitHealth(this.other);
		this.unlucky.client().create("{\"id\":\"b\",\"title\":\"the script is loaded\"}");
	}

	@AfterEach
	void stop() {
		this.proxy.heal();
		this.unlucky.close();
		this.other.close();
		this.proxy.close();
		this.redis.close();
	}

	@Test
	void connectionCutBetweenScriptAndReply_sameKeyElsewhere_oneEffect() {
		long before = version(this.other.client().create("{\"id\":\"b\",\"title\":\"before\"}"));
		this.proxy.replies(ReplyRule.cutOnce("EVALSHA"));
		HttpResponse<String> unknown = this.unlucky.client().create(POST, "Idempotency-Key", "k");
		assertThat(unknown.statusCode()).isEqualTo(503);
		assertThat(unknown.body()).contains("\"outcome\":\"unknown\"");
		HttpResponse<String> repeated = this.other.client().create(POST, "Idempotency-Key", "k");
		assertThat(repeated.statusCode()).isEqualTo(201);
		assertThat(version(repeated)).isEqualTo(before + 1);
		awaitHealth(this.unlucky);
		HttpResponse<String> again = this.unlucky.client().create(POST, "Idempotency-Key", "k");
		assertThat(again.body()).isEqualTo(repeated.body());
		assertThat(version(this.other.client().create(POST))).isEqualTo(before + 2);
	}

	private static void awaitHealth(RunningWriter writer) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> writer.client().get("/health").statusCode() == 200);
	}

	private static long version(HttpResponse<String> reply) {
		return reply.headers().firstValueAsLong("X-Post-Version").orElseThrow();
	}

}
