package io.heavyread.reader;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.PostCache;
import io.heavyread.protocol.FeedState;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.TestNode;
import io.heavyread.store.PostStore;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult.Written;
import io.heavyread.store.test.TestWriter;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A client reads what it wrote from a reader that does not get messages. */
class MinVersionIT {

	private static RedisProcess redis;

	private static TestNode writer;

	private static ReaderNode reader;

	@BeforeAll
	static void start() {
		redis = RedisProcess.start();
		writer = TestWriter.start("writer-1", redis.address());
		reader = new ReaderNode("reader-1", redis.address(), "platform.cache.push-enabled=false",
				"platform.cache.poll-interval=1s");
		Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> writer.get(PostStore.class).isWritable());
		Awaitility.await()
			.atMost(Duration.ofSeconds(15))
			.until(() -> reader.get(PostCache.class).state() == FeedState.LIVE);
	}

	@AfterAll
	static void stop() {
		reader.close();
		writer.close();
		redis.close();
	}

	@Test
	void minVersion_aboveTheReadersPosition_readsThrough() throws Exception {
		for (int round = 0; round < 50; round++) {
			String body = "round " + round;
			long version = put("mine", body);
			HttpResponse<String> response = reader.data("/post?id=mine", "X-Min-Version", Long.toString(version));
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.body()).isEqualTo(body);
		}
	}

	@Test
	void minVersion_ofADelete_isNotFound() throws Exception {
		put("gone", "x");
		assertThat(reader.data("/post?id=gone").statusCode()).isEqualTo(200);
		long version = write(new Write(Write.Kind.DELETE, "gone", new byte[0], new WriteCondition.None(), null));
		assertThat(reader.data("/post?id=gone", "X-Min-Version", Long.toString(version)).statusCode()).isEqualTo(404);
	}

	@Test
	void minVersion_thatTheStoreHasNotReached_isPreconditionFailed() throws Exception {
		put("here", "x");
		assertThat(reader.data("/post?id=here", "X-Min-Version", "999999").statusCode()).isEqualTo(412);
	}

	@Test
	void minVersion_notANumber_isBadRequest() {
		assertThat(reader.data("/post?id=here", "X-Min-Version", "4x").statusCode()).isEqualTo(400);
	}

	private static long put(String id, String body) throws Exception {
		return write(
				new Write(Write.Kind.PUT, id, body.getBytes(StandardCharsets.UTF_8), new WriteCondition.None(), null));
	}

	private static long write(Write write) throws Exception {
		Written written = (Written) writer.get(PostStore.class)
			.write(write)
			.toCompletableFuture()
			.get(5, TimeUnit.SECONDS);
		return written.version();
	}

}
