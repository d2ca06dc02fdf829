package io.heavyread.protocol.wire;

import java.util.stream.Stream;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.heavyread.protocol.PostId;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Jazzer's entry: replays its seeds as a regression test, and searches for new inputs
 * when the environment has {@code JAZZER_FUZZ=1}; then {@code jazzer.hooks} in
 * junit-platform.properties should be true.
 */
class FrameFuzzTests {

	static Stream<byte[]> seeds() throws BadFrameException {
		byte[] stored = FrameBytes.put();
		return Stream.of(stored, FrameBytes.delete(), Frame.decode(stored).withoutBody(), new byte[0], new byte[52]);
	}

	@MethodSource("seeds")
	@FuzzTest(maxDuration = "1m")
	void decode_anyBytes_isAFrameOrRefused(byte[] bytes) {
		Frame frame;
		try {
			frame = Frame.decode(bytes);
		}
		catch (BadFrameException ex) {
			return;
		}
		assertThat(frame.bytes()).isSameAs(bytes);
		assertThat(PostId.isValid(frame.id())).isTrue();
		assertThat(frame.bodyOffset()).isLessThanOrEqualTo(bytes.length);
		assertThat(frame.header().withoutBody() ? 0 : frame.header().bodyLength()).isEqualTo(frame.body().length);
	}

}
