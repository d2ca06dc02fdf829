package io.heavyread.cache.heat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.heavyread.cache.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Turns the hits of entries since they came into a measure of the last minutes: at each
 * look the new hits are added and the old ones fade by a sixteenth. One thread.
 */
final class Heat {

	private Map<String, Seen> before = Map.of();

	/**
	 * Look at the candidates and return the hottest, hottest first.
	 * @param limit most posts to return
	 */
	List<HotPost> look(List<Entry> candidates, int limit) {
		Map<String, Seen> now = new HashMap<>();
		List<HotPost> hottest = new ArrayList<>();
		for (Entry entry : candidates) {
			Seen seen = Seen.after(this.before.get(entry.id()), entry.hits());
			now.put(entry.id(), seen);
			if (seen.heat() > 0 && !entry.isTombstone()) {
				hottest.add(new HotPost(entry.id(), seen.heat()));
			}
		}
		this.before = now;
		hottest.sort(Comparator.comparingLong(HotPost::heat).reversed());
		return List.copyOf(hottest.subList(0, Math.min(limit, hottest.size())));
	}

	/** The hits of an entry at a look, and its heat. */
	private record Seen(int hits, long heat) {

		static Seen after(@Nullable Seen before, int hits) {
			if (before == null) {
				return new Seen(hits, hits);
			}
			// Fewer hits than before: the entry was evicted and came back.
			int added = (hits >= before.hits()) ? hits - before.hits() : hits;
			return new Seen(hits, before.heat() - before.heat() / 16 + added);
		}

	}

}
