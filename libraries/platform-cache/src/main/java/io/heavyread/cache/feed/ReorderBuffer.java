package io.heavyread.cache.feed;

import java.util.TreeMap;

import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait for the log: those from beyond a gap, and those without their body.
 * Bounded: what does not fit is taken from the log later. One thread.
 */
final class ReorderBuffer {

	private static final int MAX_FRAMES = 4096;

	private static final int MAX_BYTES = 16 << 20;

	private final TreeMap<Long, Frame> frames = new TreeMap<>();

	private int bytes;

	/** Keep a message, and tell whether it fits. */
	boolean add(Frame frame) {
		if (this.frames.size() >= MAX_FRAMES || this.bytes + frame.bytes().length > MAX_BYTES) {
			return false;
		}
		Frame replaced = this.frames.put(frame.header().sequence(), frame);
		this.bytes += frame.bytes().length - ((replaced != null) ? replaced.bytes().length : 0);
		return true;
	}

	boolean has(long sequence) {
		return this.frames.containsKey(sequence);
	}

	/** Take the frame with this sequence and chain, forgetting all before it. */
	@Nullable Frame take(long sequence, long chain) {
		forgetBefore(sequence);
		Frame frame = this.frames.get(sequence);
		return (frame != null && frame.header().chain() == chain) ? remove(sequence) : null;
	}

	/**
	 * Take the frame that follows the position and proves its own id, forgetting all
	 * before it.
	 */
	@Nullable Frame takeNext(Position position) {
		forgetBefore(position.sequence() + 1);
		Frame frame = this.frames.get(position.sequence() + 1);
		boolean follows = frame != null && frame.header().previousChain() == position.chain()
				&& !frame.header().withoutBody();
		return follows ? remove(position.sequence() + 1) : null;
	}

	void clear() {
		this.frames.clear();
		this.bytes = 0;
	}

	private void forgetBefore(long sequence) {
		while (!this.frames.isEmpty() && this.frames.firstKey() < sequence) {
			remove(this.frames.firstKey());
		}
	}

	private @Nullable Frame remove(long sequence) {
		Frame frame = this.frames.remove(sequence);
		this.bytes -= (frame != null) ? frame.bytes().length : 0;
		return frame;
	}

}
