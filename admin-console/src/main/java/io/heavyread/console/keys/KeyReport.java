package io.heavyread.console.keys;

import java.util.List;
import java.util.Optional;

import io.heavyread.console.store.LogWrite;
import io.heavyread.console.web.Verdict;

/**
 * One key over the whole fleet.
 *
 * @param id the key
 * @param verdict the answer
 * @param places the store, then the readers, worst first
 * @param writes its writes that the log still has, newest first
 * @param problem why the store was not asked, empty when it was
 */
public record KeyReport(String id, Verdict verdict, List<Place> places, List<LogWrite> writes, String problem) {

	/** Return the place of that name when it has a body. */
	public Optional<Place> withBody(String name) {
		return bodies().stream().filter((place) -> place.site().name().equals(name)).findFirst();
	}

	/** Return the places that have a body. */
	public List<Place> bodies() {
		return this.places.stream().filter((place) -> place.body() != null).toList();
	}

	/** Return who holds a version, in words. */
	public String holders(long version) {
		List<Site> holding = this.places.stream()
			.filter((place) -> place.version() == version)
			.map(Place::site)
			.toList();
		List<String> readers = holding.stream().filter((site) -> !site.isStore()).map(Site::name).toList();
		String redis = (holding.size() > readers.size()) ? "Redis" : "";
		String rest = (readers.size() > 1) ? readers.size() + " readers" : String.join("", readers);
		return redis + ((redis.isEmpty() || rest.isEmpty()) ? "" : ", ") + rest;
	}

}
