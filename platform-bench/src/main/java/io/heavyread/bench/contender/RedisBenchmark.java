package io.heavyread.bench.contender;

import java.util.ArrayList;
import java.util.List;

import io.heavyread.bench.machine.Commands;
import io.heavyread.bench.machine.Usage;
import io.heavyread.bench.server.Store;

/**
 * {@code GET} of Redis itself, by its own benchmark. It measures no latencies at a fixed
 * rate.
 */
final class RedisBenchmark implements Contender {

	/** Fewer requests take no measurable time, and the rate is infinite. */
	private static final long LEAST = 10_000;

	private final Store store;

	private String filled = "";

	RedisBenchmark(Store store) {
		this.store = store;
	}

	static boolean isInstalled() {
		try {
			return !Commands.run(List.of("redis-benchmark", "--version")).isEmpty();
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	@Override
	public String name() {
		return "GET by redis-benchmark";
	}

	@Override
	public boolean takes(Scenario scenario) {
		return true;
	}

	@Override
	public void warmUp(Scenario scenario, Plan plan) {
		// Nothing is compiled.
	}

	@Override
	public Sample measure(Scenario scenario, Plan plan, double mostRate) {
		fill(scenario);
		double trial = run(scenario, "get", LEAST * scenario.depth());
		long requests = Math.max(LEAST, (long) (trial * plan.saturation().toMillis() / 1000));
		List<Long> pids = List.of(this.store.pid());
		long before = Usage.cpuMicros(pids);
		double rate = run(scenario, "get", requests);
		double cpu = (double) (Usage.cpuMicros(pids) - before) / requests;
		return new Sample(rate, cpu, null, null, null, null, null, 0, 0);
	}

	private void fill(Scenario scenario) {
		String posts = scenario.size() + " " + scenario.ids();
		if (!posts.equals(this.filled)) {
			this.filled = posts;
			run(scenario, "set", Math.max(LEAST, 3L * scenario.ids()));
		}
	}

	/** Return the requests per second that it prints. */
	private double run(Scenario scenario, String command, long requests) {
		List<String> words = new ArrayList<>(List.of("redis-benchmark", "-h", "127.0.0.1", "-p", "" + this.store.port(),
				"-t", command, "-c", "" + scenario.connections(), "-P", "" + scenario.depth(), "-d",
				"" + scenario.size(), "-n", "" + requests, "--csv"));
		if (scenario.ids() > 1) {
			words.addAll(List.of("-r", "" + scenario.ids()));
		}
		String row = Commands.run(words)
			.stream()
			.filter((line) -> line.regionMatches(true, 1, command, 0, command.length()))
			.findFirst()
			.orElseThrow(() -> new IllegalStateException("redis-benchmark printed no result"));
		return Double.parseDouble(row.split(",", -1)[1].replace("\"", ""));
	}

}
