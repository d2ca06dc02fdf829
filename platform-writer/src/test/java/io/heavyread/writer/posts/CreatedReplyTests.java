package io.heavyread.writer.posts;

import java.time.Duration;

import io.heavyread.store.WriteResult.Written;
import io.heavyread.writer.http.Reply;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class CreatedReplyTests {

	private static final CreatedReply REPLY = new CreatedReply("a.b:c", "0123", 1_764_423_554_123_456_789L);

	@Test
	void make_newPost_isTheContractsReply() {
		Reply reply = REPLY.make(new Written(42, 0xabcL, true), Duration.ofNanos(1_234_000), null);
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.headers()).containsEntry("ETag", "\"0000000000000abc\"")
			.containsEntry("X-Post-Version", "42")
			.containsEntry("Location", "/post?id=a.b:c");
		assertThat(new String(reply.body(), UTF_8)).isEqualTo("{\"status\":\"success\",\"post_id\":\"a.b:c\","
				+ "\"hash\":\"0123\",\"version\":42,\"etag\":\"\\\"0000000000000abc\\\"\","
				+ "\"publish_duration\":\"1.23ms\",\"publish_time_ns\":1764423554123456789,"
				+ "\"publish_time_ms\":1764423554123}");
	}

	@Test
	void make_replacedPost_is200() {
		assertThat(REPLY.make(new Written(43, -1, false), Duration.ZERO, null).status()).isEqualTo(200);
	}

	@Test
	void ofFirst_keptContext_isTheFirstRequestsReply() {
		CreatedReply repetition = new CreatedReply("another-id", "4567", 1);
		assertThat(repetition.ofFirst(REPLY.context())).isEqualTo(REPLY);
	}

}
