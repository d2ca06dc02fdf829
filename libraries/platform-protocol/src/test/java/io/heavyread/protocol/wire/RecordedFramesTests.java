package io.heavyread.protocol.wire;

import java.util.Arrays;
import java.util.HexFormat;

import io.heavyread.protocol.Position;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Frames that the write script made on real servers, with their fields, recorded once.
 * Today's codec reads them and makes the same bytes.
 */
class RecordedFramesTests {

	@ParameterizedTest(name = "{0} on Redis {1}")
	@CsvFileSource(resources = "recorded-frames.csv", numLinesToSkip = 1)
	void recordedFrame_isDecoded_andEncodedToTheSameBytes(String name, String server, Operation operation,
			boolean withoutBody, String id, int bodyLength, String epoch, long sequence, long commitMicros,
			String previousChain, String chain, String bytes) throws BadFrameException {
		byte[] recorded = HexFormat.of().parseHex(bytes);
		Frame frame = Frame.decode(recorded);
		assertThat(frame.id()).isEqualTo(id);
		assertThat(frame.header()).isEqualTo(new FrameHeader(operation, withoutBody, id.length(), bodyLength,
				number(epoch), sequence, commitMicros, number(previousChain), number(chain)));
		Frame encoded = encoded(frame, new Position(number(epoch), sequence - 1, number(previousChain)));
		assertThat(withoutBody ? encoded.withoutBody() : encoded.bytes()).isEqualTo(recorded);
	}

	/** What was recorded without its body had 70,000 zero bytes. */
	private static Frame encoded(Frame frame, Position previous) {
		byte[] body = frame.header().withoutBody() ? new byte[frame.header().bodyLength()]
				: Arrays.copyOfRange(frame.bytes(), frame.bodyOffset(), frame.bytes().length);
		return Frame.encode(frame.header().operation(), frame.id(), body, previous, frame.header().commitMicros());
	}

	private static long number(String hex) {
		return HexFormat.fromHexDigitsToLong(hex);
	}

}
