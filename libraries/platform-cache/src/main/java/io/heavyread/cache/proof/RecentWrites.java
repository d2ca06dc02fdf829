package io.heavyread.cache.proof;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The chains of the last writes that were applied, to tell a duplicate from another
 * history. One thread.
 */
final class RecentWrites {

	private static final int SIZE = 4096;

	private final long[] sequences = new long[SIZE];

	private final long[] chains = new long[SIZE];

	RecentWrites() {
		clear();
	}

	void add(long sequence, long chain) {
		int slot = slot(sequence);
		this.sequences[slot] = sequence;
		this.chains[slot] = chain;
	}

	/**
	 * Return the chain of the write, empty when it is too old to be known or not yet
	 * applied.
	 */
	OptionalLong chainOf(long sequence) {
		int slot = slot(sequence);
		return (this.sequences[slot] == sequence) ? OptionalLong.of(this.chains[slot]) : OptionalLong.empty();
	}

	void clear() {
		Arrays.fill(this.sequences, -1);
	}

	private static int slot(long sequence) {
		return (int) (sequence & (SIZE - 1));
	}

}
