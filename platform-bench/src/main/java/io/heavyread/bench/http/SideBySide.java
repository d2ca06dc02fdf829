package io.heavyread.bench.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.heavyread.bench.contender.HttpContender;
import io.heavyread.bench.contender.Scenario;
import io.heavyread.bench.load.LoadGenerator;
import io.heavyread.bench.load.LoadResult;
import org.HdrHistogram.Histogram;

/**
 * Latencies of two servers at the same rate, in turns of a quarter of a second: what
 * disturbs the machine for longer disturbs both, and one pause is not the tail of either.
 */
final class SideBySide {

	private static final Duration TURN = Duration.ofMillis(250);

	private static final Duration WARM_UP = Duration.ofSeconds(10);

	private final List<HttpContender> servers;

	private final List<List<LoadResult>> turns = new ArrayList<>();

	private SideBySide(List<HttpContender> servers) {
		this.servers = servers;
		servers.forEach((server) -> this.turns.add(new ArrayList<>()));
	}

	/**
	 * Measure at half of what the first server does when it is saturated.
	 * @param count the number of turns of each server
	 * @return a table
	 */
	static String measure(List<HttpContender> servers, Scenario scenario, int count) {
		SideBySide pair = new SideBySide(servers);
		List<LoadGenerator> generators = servers.stream().map((server) -> server.generator(scenario)).toList();
		try {
			List<Double> rates = generators.stream().map((generator) -> generator.saturate(WARM_UP).rate()).toList();
			pair.takeTurns(generators, rates.get(0) / 2, count);
			return pair.table(rates.get(0) / 2);
		}
		finally {
			generators.forEach(LoadGenerator::close);
		}
	}

	private void takeTurns(List<LoadGenerator> generators, double rate, int count) {
		for (int i = 0; i < count; i++) {
			for (int server = 0; server < generators.size(); server++) {
				this.turns.get(server).add(generators.get(server).atRate(rate, TURN));
			}
		}
	}

	private String table(double rate) {
		StringBuilder text = new StringBuilder(
				String.format(Locale.ROOT, "%d turns of %d ms each at %,.0f requests/s; µs.%n%n",
						this.turns.get(0).size(), TURN.toMillis(), rate));
		text.append("| server | p50 | p99 | p99.9 | p99 of a turn: median | first quartile | failed |\n");
		text.append("| --- | --: | --: | --: | --: | --: | --: |\n");
		for (int server = 0; server < this.servers.size(); server++) {
			text.append(row(this.servers.get(server).name(), this.turns.get(server)));
		}
		return text.toString();
	}

	private static String row(String name, List<LoadResult> turns) {
		Histogram all = new Histogram(3);
		turns.forEach((turn) -> all.add(turn.latency()));
		List<Double> tails = turns.stream().map((turn) -> turn.micros(99)).sorted().toList();
		long failures = turns.stream().mapToLong(LoadResult::failures).sum();
		return String.format(Locale.ROOT, "| %s | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f | %d |%n", name,
				micros(all, 50), micros(all, 99), micros(all, 99.9), tails.get(tails.size() / 2),
				tails.get(tails.size() / 4), failures);
	}

	private static double micros(Histogram histogram, double percentile) {
		return histogram.getValueAtPercentile(percentile) / 1000.0;
	}

}
