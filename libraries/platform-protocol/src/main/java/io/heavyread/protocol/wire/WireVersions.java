package io.heavyread.protocol.wire;

import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers that frames of another wire version were met, and says so once for each: a
 * newer or older process works beside this one. One per reader or writer; any thread may
 * call.
 */
public final class WireVersions {

	private static final Logger logger = LoggerFactory.getLogger(WireVersions.class);

	/** What is told when there was no other version. */
	public static final int NONE = -1;

	private final AtomicInteger unsupported = new AtomicInteger(NONE);

	/** Take note of a frame that was refused, whatever was wrong with it. */
	public void refused(BadFrameException failure) {
		if (failure instanceof UnsupportedWireVersionException other) {
			refused(other.version());
		}
	}

	/** Take note of a frame of another version. */
	public void refused(int version) {
		if (this.unsupported.getAndSet(version) != version) {
			logger.warn("Frames of wire version {} are about, this process knows {} only: it refuses what they hold "
					+ "until both are of one version", version, FrameHeader.VERSION);
		}
	}

	/** Return the other version that was met last, {@link #NONE} when there was none. */
	public int unsupported() {
		return this.unsupported.get();
	}

}
