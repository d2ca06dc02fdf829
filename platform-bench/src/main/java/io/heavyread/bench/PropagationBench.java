package io.heavyread.bench;

import java.util.Locale;

/**
 * Measures how changes get into readers, each figure in interleaved rounds of one run:
 * writes per second through the write script and through plain SET and PUBLISH, changes
 * per second that one reader applies, and the lag of three readers at a given rate.
 * <p>
 * Run it with {@code mvn -pl platform-bench -am -DskipTests package} and then
 * {@code mvn -pl platform-bench exec:java}. Arguments: seconds per round, rounds, writes
 * per second for the lag.
 */
public final class PropagationBench {

	private PropagationBench() {
	}

	/** Run all and print a table. */
	public static void main(String[] arguments) throws Exception {
		int seconds = argument(arguments, 0, 5);
		int rounds = argument(arguments, 1, 3);
		int rate = argument(arguments, 2, 1000);
		for (int round = 1; round <= rounds; round++) {
			print(round, "changes applied by one reader, per second", ApplyRate.measure(seconds));
			try (WriteRates writes = WriteRates.start()) {
				print(round, "writes through the script, per second", writes.throughScript(seconds));
				print(round, "writes by SET and PUBLISH, per second", writes.bySetAndPublish(seconds));
			}
		}
		System.out.println(LagAtRate.measure(rate, 2 * seconds));
		System.exit(0);
	}

	private static int argument(String[] arguments, int at, int otherwise) {
		return (arguments.length > at) ? Integer.parseInt(arguments[at]) : otherwise;
	}

	private static void print(int round, String what, double value) {
		System.out.printf(Locale.ROOT, "round %d  %-45s %,12.0f%n", round, what, value);
	}

}
