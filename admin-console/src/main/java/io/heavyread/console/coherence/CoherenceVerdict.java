package io.heavyread.console.coherence;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.format.Format;
import io.heavyread.console.format.Tone;
import io.heavyread.console.web.Verdict;
import org.jspecify.annotations.Nullable;

/** Says in one headline what the last sample found. */
final class CoherenceVerdict {

	private static final Format FORMAT = Format.INSTANCE;

	private CoherenceVerdict() {
	}

	/**
	 * Return the verdict.
	 * @param sample the last sample, null before the first
	 */
	static Verdict of(FleetSnapshot now, @Nullable ComparisonReport sample) {
		if (!now.storeAnswers()) {
			return Verdict.of(Tone.BAD, "Nothing can be compared: Redis does not answer",
					now.storeProblem() + " The last results are below.");
		}
		if (sample == null) {
			return Verdict.of(Tone.BUSY, "The first sample is on its way", "A sample is compared each few seconds.");
		}
		if (sample.different() > 0) {
			return different(sample);
		}
		return sample.readers()
			.stream()
			.filter((reader) -> !reader.problem().isEmpty())
			.findFirst()
			.map((silent) -> Verdict.of(Tone.WARN, silent.reader() + " could not be compared; the others equal Redis",
					silent.reader() + " " + silent.problem() + "."))
			.orElseGet(() -> equal(now, sample));
	}

	private static Verdict different(ComparisonReport sample) {
		Difference first = sample.differences().get(0);
		return Verdict.of(Tone.WARN,
				entries(sample.different()) + " of the last sample differ from Redis, also after a second look",
				first.reader() + " holds " + first.id() + " at version " + FORMAT.exact(first.readerVersion()) + ": "
						+ first.words() + ".");
	}

	private static Verdict equal(FleetSnapshot now, ComparisonReport sample) {
		if (sample.compared() == 0) {
			return Verdict.of(Tone.IDLE, "Nothing is cached, so there is nothing to compare",
					"Entries come with writes, requests and warm-ups.");
		}
		return Verdict.of(Tone.LIVE, "All compared entries equal Redis",
				entries(sample.compared()) + " of " + FORMAT.plural(sample.readers().size(), "reader") + " compared "
						+ FORMAT.ago(sample.at(), now.at()) + ": version and hash are the same.");
	}

	private static String entries(long count) {
		return FORMAT.plural(count, "entry", "entries");
	}

}
