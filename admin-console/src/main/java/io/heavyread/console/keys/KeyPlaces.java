package io.heavyread.console.keys;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.fleet.Reply;
import io.heavyread.console.format.Format;
import io.heavyread.console.store.LogWrite;
import io.heavyread.console.store.StoredPost;
import io.heavyread.protocol.manage.EntryRow;
import org.jspecify.annotations.Nullable;

/**
 * Compares what the store and the readers said about one key.
 *
 * @param stored what the store holds, null when it knows nothing or does not answer
 * @param problem why the store does not answer, a sentence; empty when it does
 * @param writes the key's writes in the log, newest first
 * @param now the moment of the look
 */
record KeyPlaces(@Nullable StoredPost stored, String problem, List<LogWrite> writes, Instant now) {

	/** Return the store, then the readers in their order. */
	List<Place> of(FleetSnapshot fleet, List<Reply<Optional<EntryRow>>> replies) {
		List<Place> places = new ArrayList<>();
		places.add(store());
		for (int i = 0; i < replies.size(); i++) {
			places.add(reader(fleet.readers().get(i), replies.get(i)));
		}
		return List.copyOf(places);
	}

	private Place store() {
		if (!this.problem.isEmpty()) {
			return new Place.Unreachable(Site.STORE, this.problem);
		}
		if (this.stored == null) {
			return new Place.NeverWritten(Site.STORE);
		}
		Copy copy = Copy.of(this.stored);
		return this.stored.version().deleted() ? new Place.Deleted(Site.STORE, copy)
				: new Place.Committed(Site.STORE, copy);
	}

	private Place reader(ReaderView reader, Reply<Optional<EntryRow>> reply) {
		Site site = new Site(reader.id(), standing(reader), false);
		Optional<EntryRow> value = reply.value();
		if (value == null) {
			return new Place.Unreachable(site, reply.problem());
		}
		boolean living = this.stored != null && !this.stored.version().deleted();
		return value.<Place>map((entry) -> cached(site, reader, entry))
			.orElseGet(() -> new Place.Absent(site, NextAnswer.absent(reader.status(), living)));
	}

	private static String standing(ReaderView reader) {
		return reader.status().label()
				+ (reader.status().isTrouble() ? " for " + Format.INSTANCE.duration(reader.lasting()) : "");
	}

	private Place cached(Site site, ReaderView reader, EntryRow entry) {
		Agreement agreement = this.problem.isEmpty() ? Agreement.of(entry, this.stored, this.now)
				: Agreement.NOT_COMPARABLE;
		return new Place.Cached(site, Copy.of(entry, this.stored, this.writes), agreement,
				(agreement == Agreement.OLDER) ? behind(entry) : 0, NextAnswer.cached(reader.status(), entry));
	}

	/** Count the writes since that of the entry, as far as the log goes back to it. */
	private long behind(EntryRow entry) {
		boolean known = this.writes.stream().anyMatch((write) -> write.version() == entry.version());
		return known ? this.writes.stream().filter((write) -> write.version() > entry.version()).count() : 0;
	}

}
