package io.heavyread.protocol.wire;

/** What a write did. */
public enum Operation {

	/** A post was created or replaced. */
	PUT(1),

	/** A post was deleted; the frame is its tombstone. */
	DELETE(2);

	private final int code;

	Operation(int code) {
		this.code = code;
	}

	/** Return the byte that stands for the operation on the wire and in the log. */
	public int code() {
		return this.code;
	}

	/** Return the operation of the code. */
	public static Operation of(int code) throws BadFrameException {
		for (Operation operation : values()) {
			if (operation.code == code) {
				return operation;
			}
		}
		throw new BadFrameException("unknown operation " + code);
	}

}
