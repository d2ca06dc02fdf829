package io.heavyread.console.keys;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.heavyread.console.format.Format;
import io.heavyread.console.format.Tone;
import io.heavyread.console.web.Verdict;

/** Says in one headline whether all places hold the same, and if not, which differs. */
final class KeyVerdict {

	private static final Format FORMAT = Format.INSTANCE;

	private KeyVerdict() {
	}

	/**
	 * Return the verdict.
	 * @param places the store, then the readers
	 */
	static Verdict of(List<Place> places) {
		Place store = places.get(0);
		List<Place> readers = places.subList(1, places.size());
		if (store instanceof Place.Unreachable unreachable) {
			return Verdict.of(Tone.BAD, "Redis does not answer, so nothing can be compared",
					unreachable.problem() + " The readers' own values are below.");
		}
		List<Place> odd = readers.stream().filter(Place::isOdd).toList();
		if (!odd.isEmpty()) {
			return odd(odd, store);
		}
		return readers.stream()
			.filter(KeyVerdict::isUnsure)
			.findFirst()
			.map(KeyVerdict::unsure)
			.orElseGet(() -> agreed(store, readers));
	}

	private static Verdict odd(List<Place> odd, Place store) {
		Place first = odd.get(0);
		String headline = first.site().name() + " holds version " + FORMAT.exact(first.version()) + "; " + holds(store);
		if (odd.stream().allMatch((place) -> place.tone() == Tone.BUSY)) {
			return Verdict.of(Tone.BUSY, headline, "The write is less than 2 s old and on its way.");
		}
		String names = odd.stream().map((place) -> place.site().name()).collect(Collectors.joining(", "));
		return Verdict.of((first.tone() == Tone.BAD) ? Tone.BAD : Tone.WARN, headline,
				names + ": " + first.label().toLowerCase(Locale.ROOT)
						+ ". A live reader repairs this by itself; a refresh or an eviction does it at once.");
	}

	private static String holds(Place store) {
		if (store instanceof Place.NeverWritten) {
			return "Redis does not know it";
		}
		String verb = (store instanceof Place.Deleted) ? "Redis has it deleted at version " : "Redis holds ";
		return verb + FORMAT.exact(store.version());
	}

	private static boolean isUnsure(Place reader) {
		return reader instanceof Place.Unreachable
				|| (reader instanceof Place.Absent absent && absent.next() == NextAnswer.REFUSED);
	}

	private static Verdict unsure(Place reader) {
		String name = reader.site().name();
		String what = " cannot answer for this post";
		String why = " has not cached it, and as long as it is degraded it cannot load it.";
		if (reader instanceof Place.Unreachable unreachable) {
			what = " does not answer";
			why = " " + unreachable.problem() + ". What it holds is not known.";
		}
		return new Verdict(Tone.WARN, name + what + "; the others agree with Redis", name + why, "/readers/" + name,
				"Open " + name);
	}

	private static Verdict agreed(Place store, List<Place> readers) {
		if (store instanceof Place.NeverWritten) {
			return Verdict.of(Tone.IDLE, "There is no post of this id",
					"Redis has never heard of it, or its tombstone has expired. No reader holds it.");
		}
		String version = FORMAT.exact(store.version());
		if (store instanceof Place.Deleted) {
			return Verdict.of(Tone.LIVE, "Deleted at version " + version,
					"Redis keeps the tombstone for 7 days. No reader holds the post.");
		}
		long holding = readers.stream().filter((reader) -> reader.copy() != null).count();
		if (holding == readers.size()) {
			return Verdict.of(Tone.LIVE, "Redis and all readers hold version " + version,
					"Same version, same ETag, everywhere.");
		}
		String who = (holding == 0) ? "No reader has it cached"
				: "Redis and " + FORMAT.plural(holding, "reader") + " hold version " + version;
		return Verdict.of(Tone.LIVE, who, "A reader that has not cached it loads it with the first request.");
	}

}
