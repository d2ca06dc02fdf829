package io.heavyread.protocol.wire;

/** Bytes that are not a frame; the message says what is wrong with them. */
public class BadFrameException extends Exception {

	private static final long serialVersionUID = 1L;

	public BadFrameException(String message) {
		super(message);
	}

}
