package io.heavyread.bench.propagation;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Measures how changes get into readers: writes per second through the write script and
 * through plain SET and PUBLISH, changes per second that one reader applies (these three
 * in interleaved rounds of one run), and the lag of readers at given rates.
 * <p>
 * Run it with {@code platform-bench/propagation.sh}. Arguments: {@code full} for longer
 * rounds; {@code rates}, {@code reads} or {@code lag} for one part alone.
 */
public final class PropagationBench {

	private final boolean full;

	private PropagationBench(boolean full) {
		this.full = full;
	}

	/** Run and print a table. */
	public static void main(String[] arguments) throws Exception {
		List<String> words = List.of(arguments);
		PropagationBench bench = new PropagationBench(words.contains("full"));
		boolean all = !words.contains("rates") && !words.contains("reads") && !words.contains("lag");
		if (all || words.contains("rates")) {
			bench.rates();
		}
		if (all || words.contains("reads")) {
			bench.lagUnderReads();
		}
		if (all || words.contains("lag")) {
			bench.lag();
		}
		System.exit(0);
	}

	private void rates() throws Exception {
		int seconds = this.full ? 5 : 3;
		for (int round = 1; round <= (this.full ? 5 : 3); round++) {
			print(round, "changes applied by one reader, per second", ApplyRate.measure(seconds));
			try (WriteRates writes = new WriteRates()) {
				print(round, "writes through the script, per second", writes.throughScript(seconds));
				print(round, "writes by SET and PUBLISH, per second", writes.bySetAndPublish(seconds));
			}
		}
	}

	private void lagUnderReads() {
		LagUnderReads.Result busy = LagUnderReads.measure(1000, 3, 3000, duration());
		print(1000, 3, busy.lag());
		System.out.printf(Locale.ROOT, "  with %,.0f reads/s: p50 %.0f us, p99 %.0f us%n", busy.reads().rate(),
				busy.reads().micros(50), busy.reads().micros(99));
	}

	private void lag() {
		for (int readers : new int[] { 1, 3, 10 }) {
			try (LagAtRate lag = new LagAtRate(readers)) {
				for (int rate : new int[] { 100, 1000, 5000 }) {
					print(rate, readers, lag.measure(rate, duration()));
				}
			}
		}
	}

	private Duration duration() {
		return Duration.ofSeconds(this.full ? 20 : 5);
	}

	private static void print(int round, String what, double value) {
		System.out.printf(Locale.ROOT, "round %d  %-45s %,12.0f%n", round, what, value);
	}

	private static void print(int rate, int readers, Lag lag) {
		System.out.printf(Locale.ROOT,
				"%,6d writes/s (%,.0f), %2d readers: lag p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms%n", rate,
				lag.writesPerSecond(), readers, lag.p50(), lag.p99(), lag.p999());
	}

}
