package io.heavyread.bench.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.heavyread.bench.contender.Sample;
import io.heavyread.bench.machine.Cores;
import io.heavyread.bench.machine.Outputs;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one run measured.
 *
 * @param rows contenders by scenario
 */
record Results(List<Row> rows) {

	private static final String HEADER = """
			| scenario | server | req/s | CPU µs/req | B/req allocated | at req/s | p50 µs | p99 µs | p99.9 µs |
			| --- | --- | --: | --: | --: | --: | --: | --: | --: |
			""";

	/** Write the Markdown table and the JSON file; return the table. */
	String write(String name) {
		String text = markdown();
		try {
			Path directory = Files.createDirectories(Outputs.directory());
			Files.writeString(directory.resolve(name + ".md"), text);
			Files.writeString(directory.resolve(name + ".json"),
					JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(this));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot write the results", ex);
		}
		return text;
	}

	private String markdown() {
		StringBuilder text = new StringBuilder("Medians of " + this.rows.get(0).samples().size() + " rounds, Java "
				+ Runtime.version().feature() + ", "
				+ (Cores.arePinned() ? "servers on one core, load on another" : "servers and load on all cores")
				+ ".\n\n");
		text.append(HEADER);
		for (Row row : this.rows) {
			text.append("| ").append(row.scenario().name()).append(" | ").append(row.contender()).append(" |");
			cell(text, row, Sample::rate, "%,.0f");
			cell(text, row, Sample::cpuMicros, "%.2f");
			cell(text, row, Sample::allocated, "%,.0f");
			cell(text, row, Sample::fixedRate, "%,.0f");
			cell(text, row, Sample::p50, "%,.0f");
			cell(text, row, Sample::p99, "%,.0f");
			cell(text, row, Sample::p999, "%,.0f");
			text.append('\n');
		}
		text.append('\n').append(new Bounds(this.rows).markdown());
		long failures = this.rows.stream().flatMap((row) -> row.samples().stream()).mapToLong(Sample::failures).sum();
		double others = this.rows.stream()
			.flatMap((row) -> row.samples().stream())
			.mapToDouble(Sample::others)
			.max()
			.orElse(0);
		return text
			.append(String.format(Locale.ROOT,
					"%nFailed requests: %d. Other processes took at most %.0f %% of the machine.%n", failures,
					others * 100))
			.toString();
	}

	private static void cell(StringBuilder text, Row row, Function<Sample, @Nullable Double> figure, String format) {
		Double median = row.median(figure);
		text.append(' ').append((median != null) ? String.format(Locale.ROOT, format, median) : "–").append(" |");
	}

}
