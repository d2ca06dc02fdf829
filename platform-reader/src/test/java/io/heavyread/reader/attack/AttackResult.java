package io.heavyread.reader.attack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/**
 * What a well-behaved client saw in each round of one attack; its text is a table's row.
 */
final class AttackResult {

	static final String HEADER = """
			| attack | p50 before, µs | p50 during | p99 before | p99 during | ratio | of rounds | not 200 | reader, MB |
			| --- | --: | --: | --: | --: | --: | --- | --: | --: |""";

	private final AttackPlan plan;

	private final List<Probe.Latency> before = new ArrayList<>();

	private final List<Probe.Latency> during = new ArrayList<>();

	private long mostMegabytes;

	AttackResult(AttackPlan plan) {
		this.plan = plan;
	}

	AttackPlan plan() {
		return this.plan;
	}

	void add(Probe.Latency calm, Probe.Latency attacked, long residentMegabytes) {
		this.before.add(calm);
		this.during.add(attacked);
		this.mostMegabytes = Math.max(this.mostMegabytes, residentMegabytes);
	}

	private static long median(List<Probe.Latency> rounds, ToLongFunction<Probe.Latency> figure) {
		return rounds.stream().mapToLong(figure).sorted().skip(rounds.size() / 2).findFirst().orElse(0);
	}

	private List<String> ratios() {
		List<String> ratios = new ArrayList<>();
		for (int i = 0; i < this.before.size(); i++) {
			ratios.add(ratio(this.before.get(i).p99(), this.during.get(i).p99()));
		}
		return ratios;
	}

	private static String ratio(long calm, long attacked) {
		return String.format(Locale.ROOT, "%.2f", (double) attacked / calm);
	}

	@Override
	public String toString() {
		long calm = median(this.before, Probe.Latency::p99);
		long attacked = median(this.during, Probe.Latency::p99);
		int failed = this.during.stream().mapToInt(Probe.Latency::failed).sum();
		List<Object> cells = List.of(this.plan.name(), median(this.before, Probe.Latency::p50),
				median(this.during, Probe.Latency::p50), calm, attacked, ratio(calm, attacked),
				String.join(" ", ratios()), failed, this.mostMegabytes);
		return "| " + String.join(" | ", cells.stream().map(Object::toString).toList()) + " |";
	}

}
