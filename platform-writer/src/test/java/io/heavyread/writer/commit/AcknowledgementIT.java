package io.heavyread.writer.commit;

import java.net.http.HttpResponse;
import java.time.Duration;

import io.heavyread.cache.PostCache;
import io.heavyread.cache.test.TestReader;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.writer.support.RunningWriter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A writer that waits for real readers, which come and go. */
class AcknowledgementIT {

	private static RedisProcess redis;

	private static RunningWriter writer;

	private static TestNode reader;

	@BeforeAll
	static void start() {
		redis = RedisProcess.start();
		writer = RunningWriter.start(redis, "--POD_ID=writer-1");
		reader = liveReader("reader-1");
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.until(() -> writer.client().get("/health").statusCode() == 200);
		awaitPropagation("\"propagation\":[{\"reader\":\"reader-1\",\"applied\":true,\"lag_ms\":");
	}

	private static TestNode liveReader(String id, String... properties) {
		return TestReader.start(id, redis.address(), properties);
	}

	@AfterAll
	static void stop() {
		reader.close();
		writer.close();
		redis.close();
	}

	@Test
	void ackAll_returnsWhenTheReaderHasApplied() {
		HttpResponse<String> response = create("?ack=all&timeout=5s");
		long version = Long.parseLong(response.headers().firstValue("X-Post-Version").orElseThrow());
		assertThat(reader.get(PostCache.class).position().sequence()).isGreaterThanOrEqualTo(version);
		assertThat(response.body()).contains("\"reader\":\"reader-1\",\"applied\":true,\"lag_ms\":");
	}

	@Test
	void readerWithoutMessages_acknowledgesByThePoll() {
		try (TestNode slow = liveReader("slow", "platform.cache.push-enabled=false")) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(10))
				.until(() -> slow.get(PostCache.class).state() == FeedState.LIVE);
			awaitPropagation("\"reader\":\"slow\",\"applied\":true");
		}
	}

	@Test
	void readerThatComesAndGoes_isNamedWhileItLives() {
		try (TestNode guest = liveReader("guest")) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(10))
				.until(() -> guest.get(PostCache.class).state() == FeedState.LIVE);
			awaitPropagation("\"reader\":\"guest\",\"applied\":true");
		}
		assertThat(create("?ack=all&timeout=1s").body()).doesNotContain("guest").contains("reader-1");
	}

	@Test
	void pausedRedis_isAnOrdinaryFailureOfTheWrite() {
		redis.pause();
		try {
			assertThat(create("?ack=all&timeout=1s").statusCode()).isEqualTo(503);
		}
		finally {
			redis.resume();
		}
		awaitPropagation("\"reader\":\"reader-1\",\"applied\":true");
	}

	private static void awaitPropagation(String expected) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(15))
			.untilAsserted(() -> assertThat(create("?ack=all&timeout=2s").body()).contains(expected));
	}

	private static HttpResponse<String> create(String query) {
		return writer.client().createLater("/create" + query, "{\"id\":\"a\",\"title\":\"t\"}").join();
	}

}
