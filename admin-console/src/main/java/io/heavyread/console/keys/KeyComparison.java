package io.heavyread.console.keys;

import java.util.List;
import java.util.Optional;

import io.heavyread.console.fleet.FleetCalls;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.Reply;
import io.heavyread.console.reader.ReaderClient;
import io.heavyread.console.store.LogWrite;
import io.heavyread.console.store.StoreUnavailableException;
import io.heavyread.console.store.StoreView;
import io.heavyread.console.store.StoredPost;
import io.heavyread.protocol.manage.EntryRow;

import org.springframework.stereotype.Component;

/**
 * Looks at one key in the store and on every reader at once. Counts no hit and changes no
 * recency anywhere. Blocks until all have answered or their time is over.
 */
@Component
class KeyComparison {

	private static final int WRITES = 25;

	private final FleetWatch fleet;

	private final StoreView store;

	private final ReaderClient readers;

	KeyComparison(FleetWatch fleet, StoreView store, ReaderClient readers) {
		this.fleet = fleet;
		this.store = store;
		this.readers = readers;
	}

	/** Look now. */
	KeyReport of(String id) {
		FleetSnapshot now = this.fleet.now();
		List<Reply<Optional<EntryRow>>> replies = FleetCalls.ask(now.readers(), (base) -> this.readers.entry(base, id));
		KeyPlaces known = stored(id, now);
		List<Place> places = known.of(now, replies);
		return new KeyReport(id, KeyVerdict.of(places), places, known.writes(), known.problem());
	}

	private KeyPlaces stored(String id, FleetSnapshot now) {
		if (!now.storeAnswers()) {
			return new KeyPlaces(null, now.storeProblem(), List.of(), now.at());
		}
		try {
			StoredPost stored = this.store.post(id).orElse(null);
			List<LogWrite> writes = this.store.writes(id, WRITES);
			return new KeyPlaces(stored, "", writes, now.at());
		}
		catch (StoreUnavailableException ex) {
			return new KeyPlaces(null, String.valueOf(ex.getMessage()), List.of(), now.at());
		}
	}

}
