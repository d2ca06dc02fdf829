package io.heavyread.cache.redis;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import io.heavyread.cache.FeedState;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.store.PostStore;
import io.heavyread.cache.store.Write;
import io.heavyread.cache.store.WriteCondition;
import io.heavyread.cache.store.WriteResult;
import io.heavyread.cache.test.RedisProcess;
import io.heavyread.cache.test.TestCertificate;
import io.heavyread.cache.test.TestNode;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Redis wants TLS and a password; both are given by properties alone. */
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
		try (TestNode writer = TestNode.writer("writer-1", address, trusting);
				TestNode reader = TestNode.reader("reader-1", address, trusting)) {
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
	void certificateThatNobodyVouchesFor_isRefused() {
		assertNeverLive(PASSWORD, TLS);
	}

	@Test
	void wrongPassword_isRefused() {
		String[] wrong = trusting.clone();
		wrong[0] = "spring.data.redis.password=guessed";
		assertNeverLive(wrong);
	}

	/** A reader runs on, proves nothing, and would be ready when the fault is mended. */
	private static void assertNeverLive(String... properties) {
		try (TestNode reader = TestNode.reader("reader-2", address, properties)) {
			PostCache posts = reader.get(PostCache.class);
			await().during(Duration.ofSeconds(1)).until(() -> posts.state() == FeedState.STARTING);
		}
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20));
	}

}
