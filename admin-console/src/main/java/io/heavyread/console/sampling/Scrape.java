package io.heavyread.console.sampling;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A service's metrics in Prometheus' text form, as far as the console uses them. */
final class Scrape {

	private static final Pattern LINE = Pattern.compile("([a-z_:0-9]+)(?:\\{(.*)\\})? ([-+0-9.eENaInf]+)");

	private final List<Series> series = new ArrayList<>();

	static Scrape parse(String text) {
		Scrape scrape = new Scrape();
		for (String line : text.split("\n", -1)) {
			Matcher matcher = LINE.matcher(line.strip());
			if (line.startsWith("platform_") && matcher.matches()) {
				scrape.add(matcher);
			}
		}
		return scrape;
	}

	private void add(Matcher matcher) {
		try {
			String labels = (matcher.group(2) != null) ? matcher.group(2) : "";
			this.series.add(new Series(matcher.group(1), labels, Double.parseDouble(matcher.group(3))));
		}
		catch (NumberFormatException ex) {
			// A value that is not a number is no value.
			return;
		}
	}

	/** Return the sum of the series of that name whose labels contain the text. */
	double sum(String name, String labels) {
		return this.series.stream()
			.filter((one) -> one.name.equals(name) && one.labels.contains(labels))
			.mapToDouble(Series::value)
			.sum();
	}

	private record Series(String name, String labels, double value) {
	}

}
