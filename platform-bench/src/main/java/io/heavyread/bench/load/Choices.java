package io.heavyread.bench.load;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Sequences of post numbers in which clients ask for posts. */
public final class Choices {

	private static final int SIZE = 1 << 20;

	/** Spreads neighbouring ranks over all numbers. */
	private static final long STRIDE = 7_368_787;

	private Choices() {
	}

	/**
	 * Return numbers below {@code count} by Zipf's law: the n-th most popular one is
	 * asked for 1/n as often as the first.
	 */
	public static int[] zipf(int count) {
		if (count == 1) {
			return new int[] { 0 };
		}
		double[] cumulated = new double[count];
		double sum = 0;
		for (int rank = 0; rank < count; rank++) {
			sum += 1.0 / (rank + 1);
			cumulated[rank] = sum;
		}
		SplittableRandom random = new SplittableRandom(1);
		int[] choice = new int[SIZE];
		for (int i = 0; i < SIZE; i++) {
			int found = Arrays.binarySearch(cumulated, random.nextDouble() * sum);
			choice[i] = number((found < 0) ? -found - 1 : found, count);
		}
		return choice;
	}

	/** Return numbers below {@code count}, each as likely as any other. */
	public static int[] even(int count) {
		return new SplittableRandom(2).ints(SIZE, 0, count).toArray();
	}

	private static int number(int rank, int count) {
		return (int) (Math.min(rank, count - 1) * STRIDE % count);
	}

}
