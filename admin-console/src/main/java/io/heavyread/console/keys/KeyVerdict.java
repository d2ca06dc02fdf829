package io.heavyread.console.keys;

import java.util.List;

import io.heavyread.console.format.Format;
import io.heavyread.console.store.StoredPost;
import io.heavyread.console.web.Verdict;
import org.jspecify.annotations.Nullable;

/** Says in one headline whether all places hold the same, and if not, which differs. */
final class KeyVerdict {

	/** What a reader answers that has not cached a post and cannot load it. */
	static final String REFUSES = "503, cannot know";

	private static final Format FORMAT = Format.INSTANCE;

	private KeyVerdict() {
	}

	static Verdict of(List<KeyPlace> places, @Nullable StoredPost stored, String problem) {
		if (!problem.isEmpty()) {
			return Verdict.of("bad", "Redis does not answer, so nothing can be compared",
					problem + " The readers' own values are below.");
		}
		List<KeyPlace> odd = places.stream().filter(KeyPlace::odd).toList();
		if (!odd.isEmpty()) {
			return odd(odd, stored);
		}
		return places.stream()
			.filter((place) -> !place.store() && isUnsure(place))
			.findFirst()
			.map(KeyVerdict::unsure)
			.orElseGet(() -> agreed(places, stored));
	}

	private static boolean isUnsure(KeyPlace place) {
		return "No answer".equals(place.label()) || (!place.isPresent() && REFUSES.equals(place.answers()));
	}

	private static Verdict unsure(KeyPlace place) {
		boolean refuses = REFUSES.equals(place.answers());
		String what = refuses ? " cannot answer for this post" : " does not answer";
		String why = refuses ? " has not cached it, and as long as it is degraded it cannot load it."
				: " " + place.answers() + ". What it holds is not known.";
		return new Verdict("warn", place.name() + what + "; the others agree with Redis", place.name() + why,
				"/readers/" + place.name(), "Open " + place.name());
	}

	private static Verdict agreed(List<KeyPlace> places, @Nullable StoredPost stored) {
		if (stored == null) {
			return Verdict.of("idle", "There is no post of this id",
					"Redis has never heard of it, or its tombstone has expired. No reader holds it.");
		}
		String version = FORMAT.exact(stored.version().version());
		if (stored.version().deleted()) {
			return Verdict.of("live", "Deleted at version " + version,
					"Redis keeps the tombstone for 7 days. No reader holds the post.");
		}
		long holding = places.stream().filter((place) -> !place.store() && place.isPresent()).count();
		if (holding == places.size() - 1) {
			return Verdict.of("live", "Redis and all readers hold version " + version,
					"Same version, same ETag, everywhere.");
		}
		String who = (holding == 0) ? "No reader has it cached"
				: "Redis and " + FORMAT.plural(holding, "reader") + " hold version " + version;
		return Verdict.of("live", who, "A reader that has not cached it loads it with the first request.");
	}

	private static Verdict odd(List<KeyPlace> odd, @Nullable StoredPost stored) {
		KeyPlace first = odd.get(0);
		String redis = (stored == null) ? "Redis does not know it"
				: (stored.version().deleted() ? "Redis has it deleted at version " : "Redis holds ")
						+ FORMAT.exact(stored.version().version());
		boolean way = odd.stream().allMatch((place) -> "busy".equals(place.tone()));
		String names = String.join(", ", odd.stream().map(KeyPlace::name).toList());
		String detail = way ? "The write is less than 2 s old and on its way."
				: names + ": " + first.label().toLowerCase(java.util.Locale.ROOT)
						+ ". A live reader repairs this by itself; a refresh or an eviction does it at once.";
		return new Verdict(way ? "busy" : ("bad".equals(first.tone()) ? "bad" : "warn"),
				first.name() + " holds version " + FORMAT.exact(first.version()) + "; " + redis, detail, "", "");
	}

}
