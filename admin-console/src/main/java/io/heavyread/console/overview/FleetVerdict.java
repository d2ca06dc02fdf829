package io.heavyread.console.overview;

import java.util.List;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.format.Format;
import io.heavyread.console.format.Tone;
import io.heavyread.console.web.Verdict;

/** Says in one headline whether all readers are fresh, and if not, which and why. */
final class FleetVerdict {

	private static final Format FORMAT = Format.INSTANCE;

	private FleetVerdict() {
	}

	static Verdict of(FleetSnapshot fleet) {
		if (!fleet.storeAnswers()) {
			return storeDown(fleet);
		}
		if (fleet.readers().isEmpty()) {
			return Verdict.of(Tone.WARN, "No reader is registered",
					"Readers register themselves in Redis within a second of their start. None has.");
		}
		List<ReaderView> trouble = fleet.readers().stream().filter((reader) -> reader.status().isTrouble()).toList();
		if (!trouble.isEmpty()) {
			return trouble(fleet, trouble);
		}
		List<ReaderView> busy = fleet.readers()
			.stream()
			.filter((reader) -> reader.status() != ReaderStatus.LIVE)
			.toList();
		return busy.isEmpty() ? calm(fleet) : busy(fleet, busy);
	}

	/** Say how one reader stands. */
	static Verdict of(ReaderView reader, FleetSnapshot fleet) {
		if (reader.status().isTrouble()) {
			return Verdict.of(reader.status().tone(), reader.id() + " " + reader.status().clause(),
					detail(fleet, reader));
		}
		long behind = reader.behind(fleet.sequence());
		String position = (behind == 0) ? "It is equal to Redis."
				: "It is " + FORMAT.plural(behind, "change") + " behind Redis.";
		String cause = reader.cause().isEmpty() ? "" : " It says: " + reader.cause() + ".";
		String since = " " + reader.status().label() + " since " + FORMAT.clock(reader.since(), fleet.at()) + ", "
				+ FORMAT.duration(reader.lasting()) + ".";
		return Verdict.of(reader.status().tone(), reader.id() + " " + reader.status().clause(),
				position + since + cause);
	}

	private static Verdict storeDown(FleetSnapshot fleet) {
		long serving = fleet.readers().stream().filter((reader) -> reader.status().answers()).count();
		return Verdict.of(Tone.BAD, "Redis does not answer the console",
				"Since " + FORMAT.clock(fleet.storeSince(), fleet.at()) + ", "
						+ FORMAT.lasting(fleet.storeSince(), fleet.at()) + ": " + fleet.storeProblem() + " "
						+ FORMAT.plural(serving, "reader") + " still answer" + ((serving != 1) ? "" : "s")
						+ " the console; cached posts are served, marked STALE once the lease is over. "
						+ "Nothing can be written.");
	}

	private static Verdict trouble(FleetSnapshot fleet, List<ReaderView> trouble) {
		ReaderView worst = trouble.get(0);
		String rest = (fleet.live() == 0) ? "no reader is live"
				: fleet.live() + " of " + fleet.readers().size() + " readers are live";
		String headline = (trouble.size() == 1) ? worst.id() + " " + worst.status().clause() + "; " + rest
				: trouble.size() + " readers are in trouble, " + worst.id() + " " + worst.status().clause() + "; "
						+ rest;
		return new Verdict(worst.status().tone(), headline, detail(fleet, worst), "/readers/" + worst.id(),
				"Open " + worst.id());
	}

	private static String detail(FleetSnapshot fleet, ReaderView reader) {
		String since = "Since " + FORMAT.clock(reader.since(), fleet.at()) + ", " + FORMAT.duration(reader.lasting());
		String why = reader.cause().isEmpty() ? "." : ": " + reader.id() + " " + clause(reader) + ".";
		long behind = reader.behind(fleet.sequence());
		String distance = (behind > 0 && reader.state() != null)
				? " It is " + FORMAT.plural(behind, "change") + " behind." : "";
		String effect = switch (reader.status()) {
			case DEGRADED ->
				" It marks cached posts STALE and refuses the rest with 503; the gateway routes around it.";
			case UNPROVEN, OLDER -> " It is not asked; it goes on serving on its own.";
			case GONE -> " It sends no heartbeats either and is forgotten after 5 min.";
			default -> " Its heartbeats still arrive.";
		};
		return since + why + distance + effect;
	}

	private static String clause(ReaderView reader) {
		return reader.status().answers() ? "says: " + reader.cause() : reader.cause();
	}

	private static Verdict busy(FleetSnapshot fleet, List<ReaderView> busy) {
		ReaderView first = busy.get(0);
		return new Verdict(Tone.BUSY,
				first.id() + " is " + first.status().word() + "; " + fleet.live() + " of " + fleet.readers().size()
						+ " readers are live",
				"Since " + FORMAT.clock(first.since(), fleet.at()) + ". This passes without help.",
				"/readers/" + first.id(), "Open " + first.id());
	}

	private static Verdict calm(FleetSnapshot fleet) {
		long sequence = fleet.sequence();
		boolean equal = fleet.readers().stream().allMatch((reader) -> reader.behind(sequence) == 0);
		String who = (fleet.readers().size() == 1) ? "The only reader is live"
				: "All " + fleet.readers().size() + " readers are live";
		String position = equal ? "Position " + FORMAT.exact(sequence) + " everywhere."
				: "Changes up to " + FORMAT.exact(sequence) + " are on their way.";
		java.time.Instant calm = fleet.readers()
			.stream()
			.map(ReaderView::since)
			.max(java.util.Comparator.naturalOrder())
			.orElse(fleet.at());
		return Verdict.of(Tone.LIVE, who + (equal ? " and equal to Redis" : ""), position + " No state has changed for "
				+ FORMAT.duration(java.time.Duration.between(calm, fleet.at())) + ".");
	}

}
