package io.heavyread.cache.redis;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import io.heavyread.cache.PostCache;
import io.heavyread.cache.test.TestReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.TestCertificate;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import io.heavyread.store.test.TestWriter;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Redis wants TLS and a password; both are given by properties alone. */
@ExtendWith(OutputCaptureExtension.class)
class SecuredRedisIT {

	private static final String PASSWORD = "spring.data.redis.password=secret";

	private static final String TLS = "spring.data.redis.ssl.enabled=true";

	@TempDir
	static Path directory;

	private static RedisProcess redis;

	private static String address;

	private static String[] trusting;

	@BeforeAll
	static void start() throws Exception {
		TestCertificate made = TestCertificate.in(directory);
		int port = RedisProcess.freePort();
		redis = RedisProcess.start("--tls-port", "" + port, "--tls-cert-file", made.certificate().toString(),
				"--tls-key-file", made.key().toString(), "--tls-ca-cert-file", made.certificate().toString(),
				"--tls-auth-clients", "no");
		redis.command("CONFIG", "SET", "requirepass", "secret");
		address = "127.0.0.1:" + port;
		trusting = new String[] { PASSWORD, TLS, "spring.data.redis.ssl.bundle=redis",
				"spring.ssl.bundle.pem.redis.truststore.certificate=file:" + made.certificate() };
	}

	@AfterAll
	static void stop() {
		redis.close();
	}

	@Test
	void tlsAndPassword_byProperties_carryWritesAndMessages() {
		try (TestNode writer = TestWriter.start("writer-1", address, trusting);
				TestNode reader = TestReader.start("reader-1", address, trusting)) {
			await().until(() -> writer.get(PostStore.class).isWritable());
			await().until(() -> reader.get(PostCache.class).state() == FeedState.LIVE);
			byte[] body = "secured".getBytes(StandardCharsets.UTF_8);
			long version = ((WriteResult.Written) writer.get(PostStore.class)
				.write(new Write(Write.Kind.PUT, "post-1", body, new WriteCondition.None(), null))
				.toCompletableFuture()
				.join()).version();
			PostCache posts = reader.get(PostCache.class);
			await().until(() -> posts.position().sequence() >= version);
			assertThat(Objects.requireNonNull(posts.get("post-1")).version()).isEqualTo(version);
		}
	}

	@Test
	void certificateThatNobodyVouchesFor_isRefused(CapturedOutput output) {
		assertRefused(output, "certification path", address, PASSWORD, TLS);
	}

	@Test
	void certificateOfAnotherHost_isRefused(CapturedOutput output) {
		assertRefused(output, "localhost", address.replace("127.0.0.1", "localhost"), trusting);
	}

	@Test
	void wrongPassword_isRefused(CapturedOutput output) {
		String[] wrong = trusting.clone();
		wrong[0] = "spring.data.redis.password=guessed";
		assertRefused(output, "WRONGPASS", address, wrong);
	}

	@Test
	void noPassword_isRefused(CapturedOutput output) {
		String[] none = trusting.clone();
		none[0] = "spring.data.redis.password=";
		assertRefused(output, "NOAUTH", address, none);
	}

	/**
	 * A reader says why, runs on, proves nothing, and would be ready when the fault is
	 * mended.
	 */
	private static void assertRefused(CapturedOutput output, String reason, String at, String... properties) {
		try (TestNode reader = TestReader.start("reader-2", at, properties)) {
			PostCache posts = reader.get(PostCache.class);
			await().until(() -> output.getOut()
				.lines()
				.anyMatch((line) -> line.contains("Redis cannot be reached; trying on") && line.contains(reason)));
			await().during(Duration.ofSeconds(1)).until(() -> posts.state() == FeedState.STARTING);
		}
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
	}

}
