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
import io.heavyread.console.web.Verdict;
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
		return new KeyReport(id, verdict(places, stored, problem), List.copyOf(places), writes, problem);
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
			return "503, cannot know";
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

	private static Verdict verdict(List<KeyPlace> places, @Nullable StoredPost stored, String problem) {
		List<KeyPlace> odd = places.stream().filter(KeyPlace::odd).toList();
		long holding = places.stream().filter((place) -> !place.store() && place.isPresent()).count();
		List<KeyPlace> silent = places.stream()
			.filter((place) -> !place.store() && "No answer".equals(place.label()))
			.toList();
		if (!problem.isEmpty()) {
			return Verdict.of("bad", "Redis does not answer, so nothing can be compared",
					problem + " The readers' own values are below.");
		}
		if (!odd.isEmpty()) {
			return odd(odd, stored);
		}
		if (!silent.isEmpty()) {
			return new Verdict("warn", silent.get(0).name() + " does not answer; the others agree with Redis",
					silent.get(0).name() + " " + silent.get(0).answers() + ". What it holds is not known.",
					"/readers/" + silent.get(0).name(), "Open " + silent.get(0).name());
		}
		if (stored == null) {
			return Verdict.of("idle", "There is no post of this id",
					"Redis has never heard of it, or its tombstone has expired. No reader holds it.");
		}
		if (stored.version().deleted()) {
			return Verdict.of("live", "Deleted at version " + FORMAT.exact(stored.version().version()),
					"Redis keeps the tombstone for 7 days. No reader holds the post.");
		}
		String who = (holding == 0) ? "No reader has it cached"
				: ((holding == places.size() - 1) ? "Redis and all readers hold version "
						: "Redis and " + FORMAT.plural(holding, "reader") + " hold version ")
						+ FORMAT.exact(stored.version().version());
		String rest = (holding == places.size() - 1) ? "Same version, same ETag, everywhere."
				: "A reader that has not cached it loads it with the first request.";
		return Verdict.of("live", who, rest);
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

	private record Judged(String tone, String label, boolean odd) {
	}

}
