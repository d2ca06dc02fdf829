package io.heavyread.bench.load;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ResponseParserTests {

	private static final String PLAIN = "HTTP/1.1 200 OK\r\nX-A: b\r\ncontent-length: 5\r\nDate: now\r\n\r\nhello";

	private static final String CHUNKED = "HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n"
			+ "5\r\nhello\r\n1A\r\nabcdefghijklmnopqrstuvwxyz\r\n0\r\n\r\n";

	private static final String REFUSED = "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n";

	@Test
	void parse_severalAtOnce_countsEach() {
		ResponseParser parser = new ResponseParser();
		byte[] bytes = (PLAIN + CHUNKED + REFUSED + PLAIN).getBytes(StandardCharsets.US_ASCII);
		assertThat(parser.parse(bytes, 0, bytes.length)).isEqualTo(bytes.length);
		assertThat(parser.takeCompleted()).isEqualTo(4);
		assertThat(parser.takeRefused()).isEqualTo(1);
		assertThat(parser.takeCompleted()).isZero();
	}

	@Test
	void parse_anySplit_countsEach() {
		byte[] bytes = (PLAIN + CHUNKED + REFUSED + PLAIN).getBytes(StandardCharsets.US_ASCII);
		for (int split = 1; split < bytes.length; split++) {
			ResponseParser parser = new ResponseParser();
			int rest = parser.parse(bytes, 0, split);
			assertThat(parser.parse(bytes, rest, bytes.length)).as("split at %d", split).isEqualTo(bytes.length);
			assertThat(parser.takeCompleted()).as("split at %d", split).isEqualTo(4);
		}
	}

}
