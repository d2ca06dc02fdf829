package io.heavyread.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import io.heavyread.protocol.Position;

/** A valid frame whose bytes a test changes, and the offsets of its fields. */
final class FrameBytes {

	static final int VERSION = 3;

	static final int OPERATION = 4;

	static final int FLAGS = 5;

	static final int ID_LENGTH = 6;

	static final int BODY_LENGTH = 8;

	static final int EPOCH = 12;

	static final int SEQUENCE = 20;

	static final int COMMIT_TIME = 28;

	static final int PREVIOUS_CHAIN = 36;

	static final int CHAIN = 44;

	static final int ID = 52;

	static final Position PREVIOUS = new Position(0xfedcba9876543210L, 41, 0x0123456789abcdefL);

	private FrameBytes() {
	}

	/** Return {@code put post-1 "hello"} as write 42. */
	static byte[] put() {
		return Frame.encode(Operation.PUT, "post-1", bytes("hello"), PREVIOUS, 1_700_000_000_000_001L).bytes();
	}

	/** Return {@code delete post-1} as write 42. */
	static byte[] delete() {
		return Frame.encode(Operation.DELETE, "post-1", new byte[0], PREVIOUS, 1_700_000_000_000_001L).bytes();
	}

	/**
	 * Write the right chain over bytes that were changed, so that only the change is
	 * wrong.
	 */
	static byte[] resealed(byte[] frame) {
		ByteBuffer.wrap(frame).putLong(CHAIN, chainOf(frame));
		return frame;
	}

	private static long chainOf(byte[] frame) {
		try {
			java.security.MessageDigest sha1 = java.security.MessageDigest.getInstance("SHA-1");
			sha1.update(frame, 0, CHAIN);
			sha1.update(frame, ID, frame.length - ID);
			return ByteBuffer.wrap(sha1.digest()).getLong();
		}
		catch (java.security.NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
