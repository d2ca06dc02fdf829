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
public record KeyReport(String id, Verdict verdict, List<KeyPlace> places, List<LogWrite> writes, String problem) {

	/** Return the place of that name when it has a body. */
	public Optional<KeyPlace> withBody(String name) {
		return this.places.stream().filter((place) -> place.name().equals(name) && place.body() != null).findFirst();
	}

	/** Return the places that have a body. */
	public List<KeyPlace> bodies() {
		return this.places.stream().filter((place) -> place.body() != null).toList();
	}

	/** Return who holds a version, in words. */
	public String holders(long version) {
		List<KeyPlace> holding = this.places.stream().filter((place) -> place.version() == version).toList();
		List<String> readers = holding.stream().filter((place) -> !place.store()).map(KeyPlace::name).toList();
		String redis = (holding.size() > readers.size()) ? "Redis" : "";
		String rest = (readers.size() > 1) ? readers.size() + " readers" : String.join("", readers);
		return redis + ((redis.isEmpty() || rest.isEmpty()) ? "" : ", ") + rest;
	}

}
