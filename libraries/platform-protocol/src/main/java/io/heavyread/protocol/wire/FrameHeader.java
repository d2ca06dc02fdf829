package io.heavyread.protocol.wire;

import java.nio.ByteBuffer;

import io.heavyread.protocol.DocumentId;

/**
 * The fixed part of a frame, big-endian: magic and wire version (4), operation (1), flags
 * (1), id length (2), body length (4), epoch (8), sequence (8), commit time (8), previous
 * chain (8), chain (8).
 *
 * @param operation put or delete
 * @param withoutBody whether the message leaves the body out, to be loaded from the store
 * @param idLength bytes of the id, 1 to 128
 * @param bodyLength bytes of the stored body, 0 for a delete
 * @param epoch the history
 * @param sequence the write's number in it, which is the post's version
 * @param commitMicros commit time on the store's clock, microseconds since 1970
 * @param previousChain the chain of the write before
 * @param chain first 8 bytes of the SHA-1 over the stored frame without this field
 */
public record FrameHeader(Operation operation, boolean withoutBody, int idLength, int bodyLength, long epoch,
		long sequence, long commitMicros, long previousChain, long chain) {

	/** Bytes of the header. */
	public static final int LENGTH = 52;

	/** Offset of the chain, the header's last field. */
	static final int CHAIN_OFFSET = 44;

	/** The wire version that this process reads and writes. */
	public static final int VERSION = 1;

	/** {@code PST} and the wire version. */
	static final int MAGIC = 'P' << 24 | 'S' << 16 | 'T' << 8 | VERSION;

	private static final int WITHOUT_BODY = 1;

	/**
	 * Parse the first {@link #LENGTH} bytes. Nothing is allocated that depends on the
	 * lengths inside.
	 */
	public static FrameHeader parse(byte[] bytes) throws BadFrameException {
		if (bytes.length < LENGTH) {
			throw new BadFrameException("too short for a header: " + bytes.length + " bytes");
		}
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		checkMagic(buffer.getInt());
		Operation operation = Operation.of(buffer.get());
		boolean withoutBody = withoutBody(buffer.get());
		int idLength = Short.toUnsignedInt(buffer.getShort());
		FrameHeader header = new FrameHeader(operation, withoutBody, idLength, buffer.getInt(), buffer.getLong(),
				buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
		header.check();
		return header;
	}

	private static void checkMagic(int magic) throws BadFrameException {
		if (magic >>> 8 != MAGIC >>> 8) {
			throw new BadFrameException("not a frame: it begins with " + Integer.toHexString(magic));
		}
		if (magic != MAGIC) {
			throw new UnsupportedWireVersionException(magic & 0xff);
		}
	}

	private static boolean withoutBody(int flags) throws BadFrameException {
		if ((flags & ~WITHOUT_BODY) != 0) {
			throw new BadFrameException("unknown flags " + flags);
		}
		return flags == WITHOUT_BODY;
	}

	private void check() throws BadFrameException {
		if (this.idLength == 0 || this.idLength > DocumentId.MAX_LENGTH) {
			throw new BadFrameException("id length out of range: " + this.idLength);
		}
		if (this.bodyLength < 0 || (this.operation == Operation.DELETE && this.bodyLength > 0)) {
			throw new BadFrameException("body length out of range: " + this.bodyLength);
		}
		if (this.sequence <= 0 || this.commitMicros < 0) {
			throw new BadFrameException("sequence or time out of range: " + this.sequence + ", " + this.commitMicros);
		}
	}

	void write(ByteBuffer target) {
		target.putInt(MAGIC)
			.put((byte) this.operation.code())
			.put((byte) (this.withoutBody ? WITHOUT_BODY : 0))
			.putShort((short) this.idLength)
			.putInt(this.bodyLength)
			.putLong(this.epoch)
			.putLong(this.sequence)
			.putLong(this.commitMicros)
			.putLong(this.previousChain)
			.putLong(this.chain);
	}

	FrameHeader withChain(long value) {
		return new FrameHeader(this.operation, this.withoutBody, this.idLength, this.bodyLength, this.epoch,
				this.sequence, this.commitMicros, this.previousChain, value);
	}

}
