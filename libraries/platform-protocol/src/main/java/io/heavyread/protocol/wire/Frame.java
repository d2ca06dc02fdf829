package io.heavyread.protocol.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

import io.heavyread.protocol.DocumentId;
import io.heavyread.protocol.Position;

/**
 * One write as it is stored and published: header, id, body. A frame that exists is
 * valid: its lengths fit, its id is an id, and its chain is right, except that a message
 * without its body cannot prove its chain.
 *
 * @param header the fixed part
 * @param id the document's id
 * @param bytes all bytes, not copied
 */
public record Frame(FrameHeader header, String id, byte[] bytes) {

	/** Decode and verify bytes that may be anything. */
	public static Frame decode(byte[] bytes) throws BadFrameException {
		FrameHeader header = FrameHeader.parse(bytes);
		checkLength(header, bytes.length);
		String id = new String(bytes, FrameHeader.LENGTH, header.idLength(), StandardCharsets.ISO_8859_1);
		if (!DocumentId.isValid(id)) {
			throw new BadFrameException("not an id");
		}
		if (!header.withoutBody() && chainOf(bytes) != header.chain()) {
			throw new BadFrameException(
					"the chain of " + id + " at " + header.sequence() + " does not match its bytes");
		}
		return new Frame(header, id, bytes);
	}

	private static void checkLength(FrameHeader header, int length) throws BadFrameException {
		long expected = FrameHeader.LENGTH + (long) header.idLength()
				+ (header.withoutBody() ? 0 : header.bodyLength());
		if (length != expected) {
			throw new BadFrameException("length is " + length + ", should be " + expected);
		}
	}

	/** Encode a write that follows the given position, as the write script does. */
	public static Frame encode(Operation operation, String id, byte[] body, Position previous, long commitMicros) {
		byte[] idBytes = id.getBytes(StandardCharsets.ISO_8859_1);
		FrameHeader header = new FrameHeader(operation, false, idBytes.length, body.length, previous.epoch(),
				previous.sequence() + 1, commitMicros, previous.chain(), 0);
		byte[] bytes = new byte[FrameHeader.LENGTH + idBytes.length + body.length];
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		header.write(buffer);
		buffer.put(idBytes).put(body);
		long chain = chainOf(bytes);
		buffer.putLong(FrameHeader.CHAIN_OFFSET, chain);
		return new Frame(header.withChain(chain), id, bytes);
	}

	private static long chainOf(byte[] bytes) {
		MessageDigest sha1 = sha1();
		sha1.update(bytes, 0, FrameHeader.CHAIN_OFFSET);
		sha1.update(bytes, FrameHeader.LENGTH, bytes.length - FrameHeader.LENGTH);
		return ByteBuffer.wrap(sha1.digest()).getLong();
	}

	/**
	 * Return the chain that a history begins with: the first 8 bytes of the SHA-1 over
	 * its epoch's hex digits.
	 */
	public static long firstChain(long epoch) {
		byte[] digits = Position.hex(epoch).getBytes(StandardCharsets.ISO_8859_1);
		return ByteBuffer.wrap(sha1().digest(digits)).getLong();
	}

	private static MessageDigest sha1() {
		try {
			return MessageDigest.getInstance("SHA-1");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-1", ex);
		}
	}

	/** Return this frame's write as the position that it leads to. */
	public Position position() {
		return new Position(this.header.epoch(), this.header.sequence(), this.header.chain());
	}

	/** Return where the body begins in {@link #bytes()}. */
	public int bodyOffset() {
		return FrameHeader.LENGTH + this.header.idLength();
	}

	/** Return a copy of the body. */
	public byte[] body() {
		int length = this.bytes.length - bodyOffset();
		byte[] body = new byte[length];
		System.arraycopy(this.bytes, bodyOffset(), body, 0, length);
		return body;
	}

	/** Return the message that leaves the body out. */
	public byte[] withoutBody() {
		byte[] message = java.util.Arrays.copyOf(this.bytes, bodyOffset());
		message[5] = 1;
		return message;
	}

}
