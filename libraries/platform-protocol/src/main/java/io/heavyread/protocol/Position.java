package io.heavyread.protocol;

import java.util.HexFormat;

/**
 * A place in the store's history: everything up to it is reflected.
 *
 * @param epoch identity of the history
 * @param sequence number of the last write, 0 or more
 * @param chain hash of the last write and, through it, of all before
 */
public record Position(long epoch, long sequence, long chain) {

	/** The position of a reader that has not met the store yet. */
	public static final Position NONE = new Position(0, 0, 0);

	public Position {
		if (sequence < 0) {
			throw new IllegalArgumentException("sequence cannot be negative: " + sequence);
		}
	}

	/** Return the position after the next write of the same history. */
	public Position next(long nextChain) {
		return new Position(this.epoch, this.sequence + 1, nextChain);
	}

	/**
	 * Return the value as 16 lower-case hex digits, as Redis, ETags and the management
	 * endpoint show it.
	 */
	public static String hex(long value) {
		return HexFormat.of().toHexDigits(value);
	}

	@Override
	public String toString() {
		return hex(this.epoch) + ":" + this.sequence + ":" + hex(this.chain);
	}

}
