package io.heavyread.bench.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Measures every contender in every scenario, round after round, so that what disturbs
 * the machine for a while hits all of them.
 */
final class Rounds {

	private final Plan plan;

	private final List<Row> rows = new ArrayList<>();

	private final List<Contender> contenders = new ArrayList<>();

	Rounds(Plan plan) {
		this.plan = plan;
	}

	/**
	 * Take part in a scenario. The first one that is added to a scenario tells the rate
	 * for latencies: half of its saturation.
	 */
	void add(Scenario scenario, List<Contender> all) {
		for (Contender contender : all) {
			if (contender.takes(scenario)) {
				this.rows.add(new Row(scenario, contender.name(), new ArrayList<>()));
				this.contenders.add(contender);
			}
		}
	}

	/** Measure; rows are in the order in which they were added. */
	List<Row> run() {
		warmUp();
		for (int round = 1; round <= this.plan.rounds(); round++) {
			System.err.println("round " + round + " of " + this.plan.rounds());
			round();
		}
		return this.rows;
	}

	private void warmUp() {
		Set<String> warm = new HashSet<>();
		for (int i = 0; i < this.rows.size(); i++) {
			Row row = this.rows.get(i);
			if (warm.add(row.contender() + row.scenario().depth())) {
				this.contenders.get(i).warmUp(row.scenario(), this.plan);
			}
		}
	}

	private void round() {
		Scenario scenario = null;
		double mostRate = Double.MAX_VALUE;
		for (int i = 0; i < this.rows.size(); i++) {
			Row row = this.rows.get(i);
			boolean first = !row.scenario().equals(scenario);
			scenario = row.scenario();
			Sample sample = this.contenders.get(i).measure(scenario, this.plan, first ? Double.MAX_VALUE : mostRate);
			row.samples().add(sample);
			mostRate = first ? sample.rate() / 2 : mostRate;
			System.err.printf("  %-28s %-28s %s%n", scenario.name(), row.contender(), sample);
		}
	}

}
