package io.heavyread.console.traces;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.format.Format;
import io.heavyread.console.format.Tone;
import io.heavyread.console.web.Verdict;
import org.jspecify.annotations.Nullable;

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
			.mapToDouble((reader) -> high ? reader.state().propagationLag().p99Ms()
					: reader.state().propagationLag().p50Ms())
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

	private static Row row(ReaderView reader, @Nullable Arrival arrival, double axis, boolean over, Duration waited,
			FleetSnapshot fleet) {
		if (arrival != null) {
			String after = (arrival.isExact() ? "+" : "≤ ") + FORMAT.ms(arrival.ms()).text();
			return new Row(reader.id(), Tone.LIVE, "Applied", true, percent(arrival.ms() / axis), after, "",
					arrival.source().sentence(), arrival.ms());
		}
		String longer = "> " + FORMAT.duration(waited);
		if (reader.status() == ReaderStatus.LIVE || reader.status() == ReaderStatus.RESYNC) {
			boolean late = over || waited.toSeconds() > 2;
			return new Row(reader.id(), late ? Tone.WARN : Tone.BUSY, late ? "Not applied" : "On its way", false,
					"100%", longer, late ? "not applied, though it is " + reader.status().word() : "", "", Double.NaN);
		}
		String since = " since " + FORMAT.clock(reader.since(), fleet.at());
		Tone tone = reader.status().answers() ? Tone.WARN : Tone.BAD;
		return new Row(reader.id(), tone, reader.status().answers() ? "Cut off" : "No answer", false, "100%", longer,
				"not applied, " + reader.status().word() + since, "", Double.NaN);
	}

	private static Verdict verdict(Trace trace, List<Row> rows, boolean over) {
		List<Row> missing = rows.stream().filter((row) -> !row.applied()).toList();
		double slowest = rows.stream().filter(Row::applied).mapToDouble(Row::ms).max().orElse(Double.NaN);
		if (rows.isEmpty()) {
			return Verdict.of(Tone.WARN, "Committed; no reader is registered", "The write is safe in Redis.");
		}
		if (missing.isEmpty()) {
			return Verdict.of(Tone.LIVE,
					"On all " + FORMAT.plural(rows.size(), "reader") + " after " + FORMAT.ms(slowest).text(),
					"The write is committed, and every reader has applied it.");
		}
		String where = (rows.size() == missing.size()) ? "On no reader yet" : "On " + (rows.size() - missing.size())
				+ " of " + FORMAT.plural(rows.size(), "reader") + " after " + FORMAT.ms(slowest).text();
		Row worst = missing.get(missing.size() - 1);
		if (worst.reason().isEmpty()) {
			return Verdict.of(Tone.BUSY, where, "The write is committed and on its way.");
		}
		String end = over ? "It applies the write when it catches up; this page no longer watches."
				: "It applies the write when it catches up; this page watches until " + FORMAT.clock(trace.until())
						+ ".";
		return new Verdict(worst.tone(), where + "; " + worst.reader() + " has not applied it",
				"The write is committed and safe. " + worst.reader() + ": " + worst.reason() + ". " + end,
				"/readers/" + worst.reader(), "Open " + worst.reader());
	}

	/**
	 * One reader.
	 *
	 * @param reader its id
	 * @param tone how it is shown
	 * @param label the word for what happened
	 * @param applied whether it has applied the write
	 * @param x where, in per cent
	 * @param after how long after the commit
	 * @param reason why not, empty when it has
	 * @param source who measured, a sentence
	 * @param ms milliseconds after the commit, NaN when it has not applied it
	 */
	public record Row(String reader, Tone tone, String label, boolean applied, String x, String after, String reason,
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

}
