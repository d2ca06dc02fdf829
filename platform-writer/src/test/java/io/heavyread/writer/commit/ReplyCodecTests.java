package io.heavyread.writer.commit;

import java.util.LinkedHashMap;
import java.util.Map;

import io.heavyread.writer.http.Reply;
import org.junit.jupiter.api.Test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ReplyCodecTests {

	@Test
	void decode_encodedReply_isEqual() {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("ETag", "\"a: b\"");
		headers.put("Location", "/post?id=x");
		byte[] body = "{\"x\":\"\u00e9\r\n\r\n\"}".getBytes(UTF_8);
		Reply reply = ReplyCodec.decode(ReplyCodec.encode(new Reply(201, headers, body)));
		assertThat(reply.status()).isEqualTo(201);
		assertThat(reply.headers()).containsExactlyEntriesOf(headers);
		assertThat(reply.body()).isEqualTo(body);
	}

	@Test
	void decode_replyWithoutHeadersAndBody_isEqual() {
		Reply reply = ReplyCodec.decode(ReplyCodec.encode(new Reply(204, Map.of(), new byte[0])));
		assertThat(reply.status()).isEqualTo(204);
		assertThat(reply.headers()).isEmpty();
		assertThat(reply.body()).isEmpty();
	}

	@Test
	void decode_otherBytes_isRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> ReplyCodec.decode("201".getBytes(UTF_8)));
	}

}
