package io.heavyread.bench.http;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.heavyread.bench.contender.Sample;
import io.heavyread.bench.contender.Scenario;
import org.jspecify.annotations.Nullable;

/**
 * One contender in one scenario.
 *
 * @param samples one of each round
 */
record Row(Scenario scenario, String contender, List<Sample> samples) {

	/** Return the median over the rounds, null when it could not be measured. */
	@Nullable Double median(Function<Sample, @Nullable Double> figure) {
		return median(this.samples.stream().map(figure).toList());
	}

	/** Return the median of the ratios of each round. */
	@Nullable Double ratio(Row other, Function<Sample, @Nullable Double> figure) {
		List<@Nullable Double> ratios = new java.util.ArrayList<>();
		for (int i = 0; i < this.samples.size(); i++) {
			Double mine = figure.apply(this.samples.get(i));
			Double theirs = figure.apply(other.samples.get(i));
			ratios.add((mine != null && theirs != null) ? mine / theirs : null);
		}
		return median(ratios);
	}

	private static @Nullable Double median(List<@Nullable Double> values) {
		List<Double> sorted = values.stream().filter(Objects::nonNull).map(Objects::requireNonNull).sorted().toList();
		return sorted.isEmpty() ? null : sorted.get(sorted.size() / 2);
	}

}
