package io.heavyread.console.posts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.format.Format;
import io.heavyread.console.posts.Trace.Arrival;
import io.heavyread.console.web.Verdict;

/**
 * A trace as it is drawn: x in per cent of a round number of milliseconds above the
 * slowest reader. A reader that has not applied the write never stretches the axis.
 *
 * @param verdict the answer
 * @param rows one per reader, the quickest first
 * @param ticks the axis
 * @param usualFrom where the usual lag begins, in per cent; empty when unknown
 * @param usualWidth how wide it is
 */
public record TraceView(Verdict verdict, List<Row> rows, List<Tick> ticks, String usualFrom, String usualWidth) {

	private static final Format FORMAT = Format.INSTANCE;

	/**
	 * One reader.
	 *
	 * @param reader its id
	 * @param tone live, busy, warn or bad
	 * @param label the word for what happened
	 * @param applied whether it has applied the write
	 * @param x where, in per cent
	 * @param after how long after the commit
	 * @param reason why not, empty when it has
	 * @param source who measured, a sentence
	 * @param ms milliseconds after the commit, NaN when it has not applied it
	 */
	public record Row(String reader, String tone, String label, boolean applied, String x, String after, String reason,
			String source, double ms) {
	}

	/**
	 * One mark of the axis.
	 *
	 * @param x where, in per cent
	 * @param label what it says
	 * @param anchor how the label stands to it
	 */
	public record Tick(String x, String label, String anchor) {
	}

	static TraceView of(Trace trace, FleetSnapshot fleet) {
		double slowest = fleet.readers()
			.stream()
			.map((reader) -> trace.arrival(reader.id()))
			.filter((arrival) -> arrival != null)
			.mapToDouble(Arrival::ms)
			.max()
			.orElse(1);
		double axis = axis(slowest);
		boolean over = fleet.at().isAfter(trace.until());
		Duration waited = Duration.between(trace.committed(), fleet.at());
		List<Row> rows = new ArrayList<>();
		for (ReaderView reader : fleet.readers()) {
			rows.add(row(reader, trace.arrival(reader.id()), axis, over, waited, fleet));
		}
		rows.sort(Comparator.comparing(Row::applied)
			.reversed()
			.thenComparingDouble((row) -> Double.isNaN(row.ms()) ? Double.MAX_VALUE : row.ms())
			.thenComparing(Row::reader));
		double p50 = usual(fleet, false);
		double p99 = Math.min(usual(fleet, true), axis);
		boolean known = p99 > p50 && p50 < axis;
		return new TraceView(verdict(trace, rows, over), rows, ticks(axis), known ? percent(p50 / axis) : "",
				known ? percent((p99 - p50) / axis) : "");
	}

	private static double usual(FleetSnapshot fleet, boolean high) {
		return fleet.readers()
			.stream()
			.filter((reader) -> reader.state() != null)
			.mapToDouble((reader) -> high ? reader.state().lag().p99Ms() : reader.state().lag().p50Ms())
			.filter((lag) -> lag > 0)
			.average()
			.orElse(0);
	}

	private static double axis(double slowest) {
		double[] steps = { 1, 2, 3, 5 };
		for (double decade = 1; decade < 1e7; decade *= 10) {
			for (double step : steps) {
				if (step * decade >= slowest * 1.05) {
					return step * decade;
				}
			}
		}
		return slowest;
	}

	private static List<Tick> ticks(double axis) {
		List<Tick> ticks = new ArrayList<>();
		int parts = (Math.round(axis / Math.pow(10, Math.floor(Math.log10(axis)))) == 3) ? 3 : 4;
		for (int i = 0; i <= parts; i++) {
			String label = (i == 0) ? "t0" : FORMAT.ms(axis * i / parts).text();
			String anchor = (i == 0) ? "start" : ((i == parts) ? "end" : "middle");
			ticks.add(new Tick(percent((double) i / parts), label, anchor));
		}
		return ticks;
	}

	private static String percent(double share) {
		return String.format(Locale.ROOT, "%.2f%%", Math.min(1, share) * 100);
	}

	private static Row row(ReaderView reader, @org.jspecify.annotations.Nullable Arrival arrival, double axis,
			boolean over, Duration waited, FleetSnapshot fleet) {
		if (arrival != null) {
			String after = (arrival.isExact() ? "+" : "≤ ") + FORMAT.ms(arrival.ms()).text();
			return new Row(reader.id(), "live", "Applied", true, percent(arrival.ms() / axis), after, "",
					source(arrival.source()), arrival.ms());
		}
		String longer = "> " + FORMAT.duration(waited);
		if (reader.status() == ReaderStatus.LIVE || reader.status() == ReaderStatus.RESYNC) {
			boolean late = over || waited.toSeconds() > 2;
			return new Row(reader.id(), late ? "warn" : "busy", late ? "Not applied" : "On its way", false, "100%",
					longer, late ? "not applied, though it is " + reader.status().label().toLowerCase(Locale.ROOT) : "",
					"", Double.NaN);
		}
		String since = " since " + FORMAT.clock(reader.since(), fleet.at());
		String tone = reader.status().answers() ? "warn" : "bad";
		return new Row(reader.id(), tone, reader.status().answers() ? "Cut off" : "No answer", false, "100%", longer,
				"not applied, " + reader.status().label().toLowerCase(Locale.ROOT) + since, "", Double.NaN);
	}

	private static String source(String source) {
		return switch (source) {
			case "writer" -> "Measured from publish to applied on the clock of Redis, told to the writer.";
			case "reader" -> "The reader's own figure for this change: publish to applied on the clock of Redis.";
			case "clock" -> "From the commit on Redis' clock to the reader's clock, in whole milliseconds.";
			default -> "An upper bound: when this console saw that the reader had applied it.";
		};
	}

	private static Verdict verdict(Trace trace, List<Row> rows, boolean over) {
		List<Row> missing = rows.stream().filter((row) -> !row.applied()).toList();
		double slowest = rows.stream().filter(Row::applied).mapToDouble(Row::ms).max().orElse(Double.NaN);
		if (rows.isEmpty()) {
			return Verdict.of("warn", "Committed; no reader is registered", "The write is safe in Redis.");
		}
		if (missing.isEmpty()) {
			return Verdict.of("live",
					"On all " + FORMAT.plural(rows.size(), "reader") + " after " + FORMAT.ms(slowest).text(),
					"The write is committed, and every reader has applied it.");
		}
		String where = (rows.size() == missing.size()) ? "On no reader yet" : "On " + (rows.size() - missing.size())
				+ " of " + FORMAT.plural(rows.size(), "reader") + " after " + FORMAT.ms(slowest).text();
		Row worst = missing.get(missing.size() - 1);
		if (worst.reason().isEmpty()) {
			return Verdict.of("busy", where, "The write is committed and on its way.");
		}
		String end = over ? "It applies the write when it catches up; this page no longer watches."
				: "It applies the write when it catches up; this page watches until " + FORMAT.clock(trace.until())
						+ ".";
		return new Verdict("bad".equals(worst.tone()) ? "bad" : "warn",
				where + "; " + worst.reader() + " has not applied it",
				"The write is committed and safe. " + worst.reader() + ": " + worst.reason() + ". " + end,
				"/readers/" + worst.reader(), "Open " + worst.reader());
	}

}
