package io.heavyread.protocol.wire;

/** A frame of a wire version that this process does not know. */
public class UnsupportedWireVersionException extends BadFrameException {

	private static final long serialVersionUID = 1L;

	private final int version;

	UnsupportedWireVersionException(int version) {
		super("unsupported wire version " + version);
		this.version = version;
	}

	/** Return the frame's version. */
	public int version() {
		return this.version;
	}

}
