package io.heavyread.bench.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import io.heavyread.bench.contender.Builds;
import io.heavyread.bench.contender.Conditions;
import io.heavyread.bench.contender.Peers;
import io.heavyread.bench.contender.Sample;
import io.heavyread.bench.contender.Scenario;
import org.jspecify.annotations.Nullable;

/** The figures that are compared with bounds, as ratios within each round. */
final class Bounds {

	private final List<Row> rows;

	private final StringBuilder text = new StringBuilder();

	Bounds(List<Row> rows) {
		this.rows = rows;
	}

	/** Return a table of all the figures that this run has. */
	String markdown() {
		this.text.append("| figure | bound | measured |\n| --- | --- | --: |\n");
		ratio("CPU per request vs nginx return 200, one at a time", "≤ 1.10", Scenario.ONE, Peers.READER, Scenario.ONE,
				Peers.NGINX, Sample::cpuMicros);
		ratio("CPU per request vs nginx return 200, pipelined", "≤ 0.25", Scenario.PIPELINED, Peers.READER,
				Scenario.PIPELINED, Peers.NGINX, Sample::cpuMicros);
		ratio("requests/s vs Spring MVC", "≥ 5", Scenario.ONE, Peers.READER, Scenario.ONE, Peers.PEER, Sample::rate);
		ratio("p99 at half of saturation vs nginx return 200", "≤ 1.2", Scenario.ONE, Peers.READER, Scenario.ONE,
				Peers.NGINX, Sample::p99);
		ratio("CPU per request, 1,000,000 ids vs 1", "≤ 1.3", Scenario.MILLION, Conditions.QUIET, Scenario.ONE,
				Conditions.QUIET, Sample::cpuMicros);
		ratio("the same, pipelined", "≤ 1.3", Scenario.MILLION_PIPELINED, Conditions.QUIET, Scenario.PIPELINED,
				Conditions.QUIET, Sample::cpuMicros);
		ratio("CPU per request beside 1,000 writes/s vs without", "≤ 1.11", Scenario.ONE, Conditions.WRITES,
				Scenario.ONE, Conditions.QUIET, Sample::cpuMicros);
		ratio("requests/s beside 1,000 writes/s vs without", "≥ 0.9", Scenario.ONE, Conditions.WRITES, Scenario.ONE,
				Conditions.QUIET, Sample::rate);
		ratio("requests/s beside 1,000 writes/s vs as many elsewhere", "≥ 0.9", Scenario.ONE, Conditions.WRITES,
				Scenario.ONE, Conditions.WRITES_ELSEWHERE, Sample::rate);
		ratio("the same, pipelined", "≥ 0.9", Scenario.PIPELINED, Conditions.WRITES, Scenario.PIPELINED,
				Conditions.WRITES_ELSEWHERE, Sample::rate);
		ratio("requests/s during full resyncs vs without", "–", Scenario.ONE, Conditions.RESYNC, Scenario.ONE,
				Conditions.QUIET, Sample::rate);
		ratio("CPU per request vs the other build, one at a time", "–", Scenario.ONE, Peers.READER, Scenario.ONE,
				Builds.OTHER, Sample::cpuMicros);
		ratio("CPU per request vs the other build, pipelined", "–", Scenario.PIPELINED, Peers.READER,
				Scenario.PIPELINED, Builds.OTHER, Sample::cpuMicros);
		row(Scenario.ONE, Peers.READER).map((row) -> row.median(Sample::allocated))
			.ifPresent((bytes) -> line("bytes allocated per hit", "≤ 1,024", bytes));
		return this.text.toString();
	}

	private void ratio(String figure, String bound, Scenario scenario, String contender, Scenario otherScenario,
			String other, Function<Sample, @Nullable Double> of) {
		Optional<Row> mine = row(scenario, contender);
		Optional<Row> theirs = row(otherScenario, other);
		if (mine.isPresent() && theirs.isPresent()) {
			Double ratio = mine.get().ratio(theirs.get(), of);
			if (ratio != null) {
				line(figure, bound, ratio);
			}
		}
	}

	private Optional<Row> row(Scenario scenario, String contender) {
		return this.rows.stream()
			.filter((row) -> row.scenario().equals(scenario) && row.contender().equals(contender))
			.findFirst();
	}

	private void line(String figure, String bound, double value) {
		this.text.append(String.format(Locale.ROOT, "| %s | %s | %.2f |%n", figure, bound, value));
	}

}
