package io.heavyread.protocol.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A header is read field by field, and refused when one is out of range. */
class FrameHeaderTests {

	@Test
	void parse_writtenHeader_hasEveryField() throws BadFrameException {
		FrameHeader header = new FrameHeader(Operation.PUT, false, 128, Integer.MAX_VALUE, -1, Long.MAX_VALUE, 0, -2,
				-3);
		assertThat(FrameHeader.parse(written(header))).isEqualTo(header);
	}

	@Test
	void parse_headerOnlyMessage_saysSo() throws BadFrameException {
		FrameHeader header = new FrameHeader(Operation.PUT, true, 1, 70_000, 1, 2, 3, 4, 5);
		assertThat(FrameHeader.parse(written(header))).isEqualTo(header);
	}

	@Test
	void parse_fieldsLieWhereTheFormatSays() throws BadFrameException {
		ByteBuffer bytes = ByteBuffer.allocate(FrameHeader.LENGTH)
			.put(new byte[] { 'P', 'S', 'T', 1, 1, 0, 0, 6, 0, 0, 0, 5 });
		bytes.putLong(0xa1).putLong(0xb2).putLong(0xc3).putLong(0xd4).putLong(0xe5);
		assertThat(FrameHeader.parse(bytes.array()))
			.isEqualTo(new FrameHeader(Operation.PUT, false, 6, 5, 0xa1, 0xb2, 0xc3, 0xd4, 0xe5));
	}

	@Test
	void parse_bytesBehindTheHeader_areLeftAlone() throws BadFrameException {
		byte[] frame = FrameBytes.put();
		assertThat(FrameHeader.parse(frame)).isEqualTo(FrameHeader.parse(Arrays.copyOf(frame, FrameHeader.LENGTH)));
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 4, 12, 51 })
	void parse_cutHeader_isRefused(int length) {
		assertRefused(Arrays.copyOf(FrameBytes.put(), length), "too short");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 2 })
	void parse_otherMagic_isRefused(int offset) {
		byte[] frame = FrameBytes.put();
		frame[offset] ^= 0x20;
		assertRefused(frame, "not a frame");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 2, 3, 127, 255 })
	void parse_otherWireVersion_isRefusedByName(int version) {
		assertRefused(with(FrameBytes.VERSION, version), "unsupported wire version " + version);
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 3, 128, 255 })
	void parse_unknownOperation_isRefused(int operation) {
		assertRefused(with(FrameBytes.OPERATION, operation), "unknown operation");
	}

	@ParameterizedTest
	@ValueSource(ints = { 2, 3, 0x80, 0x81, 255 })
	void parse_unknownFlag_isRefused(int flags) {
		assertRefused(with(FrameBytes.FLAGS, flags), "unknown flags");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 129, 32767, 65535 })
	void parse_idLengthOutOfRange_isRefused(int length) {
		byte[] frame = FrameBytes.put();
		ByteBuffer.wrap(frame).putShort(FrameBytes.ID_LENGTH, (short) length);
		assertRefused(frame, "id length out of range: " + length);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, Integer.MIN_VALUE })
	void parse_negativeBodyLength_isRefused(int length) {
		byte[] frame = FrameBytes.put();
		ByteBuffer.wrap(frame).putInt(FrameBytes.BODY_LENGTH, length);
		assertRefused(frame, "body length out of range");
	}

	@Test
	void parse_tombstoneWithBody_isRefused() {
		byte[] frame = FrameBytes.delete();
		ByteBuffer.wrap(frame).putInt(FrameBytes.BODY_LENGTH, 1);
		assertRefused(frame, "body length out of range");
	}

	@ParameterizedTest
	@ValueSource(longs = { 0, -1, Long.MIN_VALUE })
	void parse_sequenceOutOfRange_isRefused(long sequence) {
		byte[] frame = FrameBytes.put();
		ByteBuffer.wrap(frame).putLong(FrameBytes.SEQUENCE, sequence);
		assertRefused(frame, "sequence or time out of range");
	}

	@ParameterizedTest
	@ValueSource(longs = { -1, Long.MIN_VALUE })
	void parse_negativeTime_isRefused(long micros) {
		byte[] frame = FrameBytes.put();
		ByteBuffer.wrap(frame).putLong(FrameBytes.COMMIT_TIME, micros);
		assertRefused(frame, "sequence or time out of range");
	}

	private static byte[] written(FrameHeader header) {
		ByteBuffer target = ByteBuffer.allocate(FrameHeader.LENGTH);
		header.write(target);
		return target.array();
	}

	private static byte[] with(int offset, int value) {
		byte[] frame = FrameBytes.put();
		frame[offset] = (byte) value;
		return frame;
	}

	private static void assertRefused(byte[] bytes, String reason) {
		assertThatExceptionOfType(BadFrameException.class).isThrownBy(() -> FrameHeader.parse(bytes))
			.withMessageContaining(reason);
	}

}
