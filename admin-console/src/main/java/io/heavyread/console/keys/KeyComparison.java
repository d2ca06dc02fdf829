package io.heavyread.console.keys;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.heavyread.console.fleet.FleetCalls;
import io.heavyread.console.fleet.FleetCalls.Told;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.format.Format;
import io.heavyread.console.reader.EntryRow;
import io.heavyread.console.reader.ReaderApi;
import io.heavyread.console.store.LogWrite;
import io.heavyread.console.store.StoreUnavailableException;
import io.heavyread.console.store.StoreView;
import io.heavyread.console.store.StoredPost;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Looks at one key in the store and on every reader at once. Counts no hit and changes no
 * recency anywhere.
 */
@Component
public class KeyComparison {

	private static final Format FORMAT = Format.INSTANCE;

	private static final Duration ON_ITS_WAY = Duration.ofSeconds(2);

	private static final int WRITES = 25;

	private final FleetWatch fleet;

	private final StoreView store;

	private final ReaderApi api;

	KeyComparison(FleetWatch fleet, StoreView store, ReaderApi api) {
		this.fleet = fleet;
		this.store = store;
		this.api = api;
	}

	/** Look now. */
	public KeyReport of(String id) {
		FleetSnapshot now = this.fleet.now();
		Map<String, Told<Optional<EntryRow>>> told = FleetCalls.ask(now.readers(), (base) -> this.api.entry(base, id));
		StoredPost stored = null;
		List<LogWrite> writes = List.of();
		String problem = now.storeProblem();
		if (problem.isEmpty()) {
			try {
				stored = this.store.post(id).orElse(null);
				writes = this.store.writes(id, WRITES);
			}
			catch (StoreUnavailableException ex) {
				problem = String.valueOf(ex.getMessage());
			}
		}
		List<KeyPlace> places = new ArrayList<>();
		places.add(store(stored, problem));
		for (ReaderView reader : now.readers()) {
			places.add(place(reader, told.get(reader.id()), stored, problem, writes, now.at()));
		}
		return new KeyReport(id, KeyVerdict.of(places, stored, problem), List.copyOf(places), writes, problem);
	}

	private static KeyPlace store(@Nullable StoredPost stored, String problem) {
		if (!problem.isEmpty()) {
			return new KeyPlace("redis", true, "", "bad", "No answer", 0, "", 0, null, "", Double.NaN, "", null, false);
		}
		if (stored == null) {
			return new KeyPlace("redis", true, "", "idle", "Never written", 0, "", 0, null, "", Double.NaN, "", null,
					false);
		}
		boolean deleted = stored.version().deleted();
		return new KeyPlace("redis", true, "", deleted ? "idle" : "live", deleted ? "Deleted" : "Committed",
				stored.version().version(), stored.version().chain(), stored.version().bytes(),
				stored.version().written(), deleted ? "delete" : "write", Double.NaN, "",
				deleted ? null : stored.body(), false);
	}

	private static KeyPlace place(ReaderView reader, @Nullable Told<Optional<EntryRow>> told,
			@Nullable StoredPost stored, String problem, List<LogWrite> writes, Instant now) {
		String standing = reader.status().label()
				+ (reader.status().isTrouble() ? " for " + FORMAT.duration(reader.lasting()) : "");
		Optional<EntryRow> value = (told != null) ? told.value() : null;
		if (told == null || value == null) {
			return new KeyPlace(reader.id(), false, standing, "bad", "No answer", 0, "", 0, null, "", Double.NaN,
					(told != null) ? told.problem() : "", null, false);
		}
		EntryRow entry = value.orElse(null);
		boolean living = stored != null && !stored.version().deleted();
		if (entry == null) {
			return new KeyPlace(reader.id(), false, standing, "idle", "Not cached", 0, "", 0, null, "", Double.NaN,
					absent(reader, living), null, false);
		}
		Judged judged = judge(entry, stored, problem, writes, now);
		double lag = lag(entry, writes, stored);
		return new KeyPlace(reader.id(), false, standing, judged.tone, judged.label, entry.version(), entry.chain(),
				entry.bytes(), entry.applied(), source(entry.source()), lag, present(reader, entry), entry.body(),
				judged.odd);
	}

	private static String source(@Nullable String source) {
		return "warmup".equals(source) ? "warm-up" : String.valueOf(source);
	}

	private static double lag(EntryRow entry, List<LogWrite> writes, @Nullable StoredPost stored) {
		Instant written = writes.stream()
			.filter((write) -> write.version() == entry.version())
			.map(LogWrite::written)
			.findFirst()
			.orElse((stored != null && stored.version().version() == entry.version()) ? stored.version().written()
					: null);
		Instant applied = entry.applied();
		if (written == null || applied == null || !"push".equals(entry.source())) {
			return Double.NaN;
		}
		return Math.max(0, Duration.between(written, applied).toNanos() / 1e6);
	}

	private static String absent(ReaderView reader, boolean living) {
		if (reader.status() == ReaderStatus.DEGRADED) {
			return KeyVerdict.REFUSES;
		}
		return living ? "MISS, loads it" : "404";
	}

	private static String present(ReaderView reader, EntryRow entry) {
		if (reader.status() == ReaderStatus.DEGRADED) {
			return "STALE";
		}
		return Boolean.FALSE.equals(entry.current()) ? "MISS, looks at Redis" : "HIT, fresh";
	}

	private static Judged judge(EntryRow entry, @Nullable StoredPost stored, String problem, List<LogWrite> writes,
			Instant now) {
		if (!problem.isEmpty()) {
			return new Judged("idle", "Not comparable", false);
		}
		if (stored == null) {
			return new Judged("warn", "Unknown to Redis", true);
		}
		boolean same = stored.version().version() == entry.version() && stored.version().chain().equals(entry.chain());
		if (same) {
			return new Judged("live", "Equal", false);
		}
		if (Duration.between(stored.version().written(), now).compareTo(ON_ITS_WAY) < 0) {
			return new Judged("busy", "On its way", true);
		}
		if (stored.version().version() == entry.version()) {
			return new Judged("bad", "Other content", true);
		}
		if (entry.version() > stored.version().version()) {
			return new Judged("bad", "Newer than Redis", true);
		}
		long older = writes.stream().filter((write) -> write.version() > entry.version()).count();
		boolean known = writes.stream().anyMatch((write) -> write.version() == entry.version());
		return new Judged("warn", known ? FORMAT.plural(older, "write") + " older" : "Older", true);
	}

	private record Judged(String tone, String label, boolean odd) {
	}

}
