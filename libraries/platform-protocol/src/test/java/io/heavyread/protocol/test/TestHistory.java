package io.heavyread.protocol.test;

import java.nio.charset.StandardCharsets;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;

/**
 * Writes linked frames as the store does, without a store: one history, dense from the
 * sequence after the one it begins at. One thread.
 */
public final class TestHistory {

	private Position position;

	private long micros = 1_000_000;

	/** Begin a history above the given sequence. */
	public TestHistory(long epoch, long above) {
		this.position = new Position(epoch, above, Frame.firstChain(epoch));
	}

	/** Begin a history at 0. */
	public TestHistory(long epoch) {
		this(epoch, 0);
	}

	/** Commit a post. */
	public Frame put(String id, String body) {
		return write(Operation.PUT, id, body.getBytes(StandardCharsets.UTF_8));
	}

	/** Commit a post. */
	public Frame put(String id, byte[] body) {
		return write(Operation.PUT, id, body);
	}

	/** Commit a tombstone. */
	public Frame delete(String id) {
		return write(Operation.DELETE, id, new byte[0]);
	}

	private Frame write(Operation operation, String id, byte[] body) {
		Frame frame = Frame.encode(operation, id, body, this.position, this.micros);
		this.micros += 1000;
		this.position = frame.position();
		return frame;
	}

	/** Return the position of the last write. */
	public Position position() {
		return this.position;
	}

}
