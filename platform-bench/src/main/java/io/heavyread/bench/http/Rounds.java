package io.heavyread.bench.http;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

import io.heavyread.bench.contender.Contender;
import io.heavyread.bench.contender.Plan;
import io.heavyread.bench.contender.Sample;
import io.heavyread.bench.contender.Scenario;
import io.heavyread.bench.machine.MachineTime;

/**
 * Measures every contender in every scenario, round after round, so that what disturbs
 * the machine for a while hits all of them. What other processes disturb is measured
 * again.
 */
final class Rounds {

	private static final int MOST_TRIES = 2;

	/** The largest share of the machine that others may take. */
	private static final double CALM = 0.1;

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
	void add(Scenario scenario, List<? extends Contender> all) {
		for (Contender contender : all) {
			if (contender.takes(scenario)) {
				this.rows.add(new Row(scenario, contender.name(), new ArrayList<>()));
				this.contenders.add(contender);
			}
		}
	}

	/**
	 * Measure.
	 * @param afterRound is given all rows after each round
	 */
	void run(Consumer<List<Row>> afterRound) {
		warmUp();
		for (int round = 1; round <= this.plan.rounds(); round++) {
			System.err.println("round " + round + " of " + this.plan.rounds());
			round();
			afterRound.accept(this.rows);
		}
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
			Sample sample = calm(this.contenders.get(i), scenario, first ? Double.MAX_VALUE : mostRate);
			row.samples().add(sample);
			mostRate = first ? sample.rate() / 2 : mostRate;
			System.err.printf(Locale.ROOT, "  %-28s %-28s %s%n", scenario.name(), row.contender(), sample);
		}
	}

	/** Measure until nothing else disturbs, or a few times, and take the calmest. */
	private Sample calm(Contender contender, Scenario scenario, double mostRate) {
		Sample best = measure(contender, scenario, mostRate);
		for (int i = 1; i < MOST_TRIES && best.others() > CALM; i++) {
			Sample again = measure(contender, scenario, mostRate);
			best = (again.others() < best.others()) ? again : best;
		}
		return best;
	}

	private Sample measure(Contender contender, Scenario scenario, double mostRate) {
		MachineTime before = MachineTime.now();
		Sample sample = contender.measure(scenario, this.plan, mostRate);
		return sample.withOthers(MachineTime.now().othersSince(before));
	}

}
