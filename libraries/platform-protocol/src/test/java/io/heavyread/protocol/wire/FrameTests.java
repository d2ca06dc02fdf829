package io.heavyread.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

import io.heavyread.protocol.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A frame that exists is valid; whatever is not, is refused with a reason. */
class FrameTests {

	@Test
	void decode_encodedPut_isTheSameWrite() throws BadFrameException {
		Frame frame = Frame.decode(FrameBytes.put());
		assertThat(frame.id()).isEqualTo("post-1");
		assertThat(frame.body()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
		assertThat(frame.header().operation()).isEqualTo(Operation.PUT);
		assertThat(frame.header().epoch()).isEqualTo(FrameBytes.PREVIOUS.epoch());
		assertThat(frame.header().sequence()).isEqualTo(42);
		assertThat(frame.header().previousChain()).isEqualTo(FrameBytes.PREVIOUS.chain());
		assertThat(frame.header().commitMicros()).isEqualTo(1_700_000_000_000_001L);
		assertThat(frame.position()).isEqualTo(FrameBytes.PREVIOUS.next(frame.header().chain()));
	}

	@Test
	void decode_encodedDelete_isATombstone() throws BadFrameException {
		Frame frame = Frame.decode(FrameBytes.delete());
		assertThat(frame.header().operation()).isEqualTo(Operation.DELETE);
		assertThat(frame.body()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 255, 65_536, 1_048_576 })
	void decode_bodyOfAnyLength_roundTrips(int length) throws BadFrameException {
		byte[] body = new byte[length];
		Arrays.fill(body, (byte) 0xff);
		Frame frame = Frame.encode(Operation.PUT, "x".repeat(128), body, Position.NONE, 0);
		Frame decoded = Frame.decode(frame.bytes());
		assertThat(decoded.header()).isEqualTo(frame.header());
		assertThat(decoded.body()).isEqualTo(body);
	}

	@Test
	void encode_chain_isTheHashOfAllOtherBytes() throws Exception {
		byte[] frame = FrameBytes.put();
		byte[] others = ByteBuffer.allocate(frame.length - 8)
			.put(frame, 0, FrameBytes.CHAIN)
			.put(frame, FrameBytes.ID, frame.length - FrameBytes.ID)
			.array();
		byte[] hash = MessageDigest.getInstance("SHA-1").digest(others);
		assertThat(Arrays.copyOfRange(frame, FrameBytes.CHAIN, FrameBytes.ID)).isEqualTo(Arrays.copyOf(hash, 8));
	}

	@Test
	void decode_oneBitFlippedAnywhere_isRefused() {
		byte[] frame = FrameBytes.put();
		for (int bit = 0; bit < frame.length * 8; bit++) {
			byte[] flipped = frame.clone();
			flipped[bit / 8] ^= (byte) (1 << (bit % 8));
			assertRefused(flipped, "");
		}
	}

	@Test
	void decode_cutOrLengthenedAnywhere_isRefused() {
		byte[] frame = FrameBytes.put();
		for (int length = 0; length < frame.length + 9; length++) {
			if (length != frame.length) {
				assertRefused(Arrays.copyOf(frame, length), "");
			}
		}
	}

	@Test
	void decode_lengthsThatDoNotAddUp_areRefusedEvenWithTheRightHash() {
		byte[] frame = FrameBytes.put();
		ByteBuffer.wrap(frame).putInt(FrameBytes.BODY_LENGTH, 6);
		assertRefused(FrameBytes.resealed(frame), "length is 63, should be 64");
		ByteBuffer.wrap(frame).putInt(FrameBytes.BODY_LENGTH, Integer.MAX_VALUE);
		assertRefused(FrameBytes.resealed(frame), "length is 63");
	}

	@ParameterizedTest
	@ValueSource(strings = { "post 1", "post-\u007f", "p\u00f6st-1", "post-\u0000" })
	void decode_notAnId_isRefusedEvenWithTheRightHash(String id) {
		byte[] frame = FrameBytes.put();
		System.arraycopy(id.getBytes(StandardCharsets.ISO_8859_1), 0, frame, FrameBytes.ID, 6);
		assertRefused(FrameBytes.resealed(frame), "not an id");
	}

	@Test
	void decode_swappedBodies_areRefused() {
		byte[] frame = FrameBytes.put();
		frame[frame.length - 1] = '0';
		assertRefused(frame, "the chain of post-1 at 42 does not match its bytes");
	}

	@Test
	void decode_futureWireVersion_isRefusedEvenWithTheRightHash() {
		byte[] frame = FrameBytes.put();
		frame[FrameBytes.VERSION] = 2;
		assertRefused(FrameBytes.resealed(frame), "unsupported wire version 2");
	}

	@Test
	void withoutBody_isTheStoredHeaderWithAFlag() throws BadFrameException {
		Frame stored = Frame.decode(FrameBytes.put());
		Frame message = Frame.decode(stored.withoutBody());
		assertThat(message.header().withoutBody()).isTrue();
		assertThat(message.header().bodyLength()).isEqualTo(5);
		assertThat(message.position()).isEqualTo(stored.position());
		assertThat(message.id()).isEqualTo("post-1");
		assertThat(message.body()).isEmpty();
	}

	@Test
	void decode_headerOnlyMessageWithBytesBehind_isRefused() throws BadFrameException {
		byte[] message = Frame.decode(FrameBytes.put()).withoutBody();
		assertRefused(Arrays.copyOf(message, message.length + 1), "length is 59, should be 58");
		assertRefused(Arrays.copyOf(message, message.length - 1), "length is 57, should be 58");
	}

	@Test
	void decode_storedFrameWithTheFlag_isRefused() {
		byte[] frame = FrameBytes.put();
		frame[FrameBytes.FLAGS] = 1;
		assertRefused(FrameBytes.resealed(frame), "length is 63, should be 58");
	}

	private static void assertRefused(byte[] bytes, String reason) {
		assertThatExceptionOfType(BadFrameException.class).isThrownBy(() -> Frame.decode(bytes))
			.withMessageContaining(reason);
	}

}
