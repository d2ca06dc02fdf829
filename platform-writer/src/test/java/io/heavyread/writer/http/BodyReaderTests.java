package io.heavyread.writer.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.writer.WriterProperties;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The bounds of a body that no connection time-out sees. */
class BodyReaderTests {

	private static final WriterProperties LIMITS = new WriterProperties(null, DataSize.ofKilobytes(64),
			DataSize.ofMegabytes(1), Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofSeconds(1));

	@Test
	void read_bytesThatDripIn_endsAfterTheTimeout() {
		AtomicLong clock = new AtomicLong();
		BodyReader reader = new BodyReader(LIMITS, () -> clock.getAndAdd(Duration.ofSeconds(6).toNanos()));
		assertThat(statusOf(reader, 20_000)).isEqualTo(408);
	}

	@Test
	void read_moreBytesThanAllowed_ends() {
		BodyReader reader = new BodyReader(LIMITS, () -> 0);
		assertThat(statusOf(reader, 65_537)).isEqualTo(413);
		assertThat(reader.read(request(65_536))).hasSize(65_536);
	}

	private static int statusOf(BodyReader reader, int bytes) {
		return assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> reader.read(request(bytes)))
			.actual()
			.problem()
			.status();
	}

	private static MockHttpServletRequest request(int bytes) {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", "/create") {

			@Override
			public long getContentLengthLong() {
				return -1;
			}

		};
		request.setContent(new byte[bytes]);
		return request;
	}

}
