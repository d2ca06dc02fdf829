package io.heavyread.writer.posts;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class PostDocumentTests {

	private static final Instant TIME = Instant.ofEpochSecond(1_764_423_554L, 123_456_789L);

	@Test
	void of_contractsVector_hasItsHashAndForm() {
		PostDraft draft = new PostDraft("post-1", "My First Post",
				"This is a test post demonstrating distributed cache propagation.", "demo-user");
		PostDocument post = PostDocument.of("post-1", draft, TIME);
		assertThat(post.hash()).isEqualTo("282e55d9b2a933e6de06fa33878ef6b2");
		assertThat(new String(post.bytes(), UTF_8)).isEqualTo("{\"id\":\"post-1\",\"title\":\"My First Post\","
				+ "\"content\":\"This is a test post demonstrating distributed cache propagation.\","
				+ "\"author\":\"demo-user\",\"timestamp\":1764423554123456789,"
				+ "\"hash\":\"282e55d9b2a933e6de06fa33878ef6b2\"}");
	}

	@Test
	void of_anyText_isReadBackTheSame() {
		String text = "\u0000\u0001\t\n\r\"\\/\u007f\u0080\u00e9\u2028\ufeff\uffff\ud83d\ude00 </script>";
		PostDocument post = PostDocument.of("x", new PostDraft("x", text, text, text), TIME);
		assertThat(JsonMapper.shared().readTree(post.bytes()).get("content").asString()).isEqualTo(text);
		assertThat(new String(post.bytes(), UTF_8))
			.contains("/\u007f\u0080\u00e9\u2028\ufeff\uffff\ud83d\ude00 </script>");
	}

}
