package io.heavyread.console.coherence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.format.Format;
import io.heavyread.console.reader.ReaderAddress;
import io.heavyread.console.store.StoreUnavailableException;
import io.heavyread.console.store.StoreView;
import io.heavyread.protocol.manage.EntryPage;
import io.heavyread.protocol.manage.EntryRow;

import org.springframework.stereotype.Component;

/**
 * Compares one reader after the other with the store, by a sample or in whole. Blocks;
 * any thread may call.
 */
@Component
class FleetComparison {

	private static final int NEWEST = 100;

	private static final int RANDOM = 20;

	private static final int PAGE = 1000;

	private static final int MAX_PAGES = 2000;

	private static final int MAX_DIFFERENCES = 200;

	private final EntryComparison comparison;

	private final StoreView store;

	private final FleetWatch fleet;

	private final Clock clock;

	FleetComparison(EntryComparison comparison, StoreView store, FleetWatch fleet, Clock clock) {
		this.comparison = comparison;
		this.store = store;
		this.fleet = fleet;
		this.clock = clock;
	}

	/** Compare a sample of each reader's entries. */
	ComparisonReport sample() {
		return run(false, this::sampleOf);
	}

	/** Compare all entries and tell meanwhile how far it is, as a sentence. */
	ComparisonReport all(Consumer<String> progress) {
		return run(true, (reader, base) -> all(reader, base, progress));
	}

	private ComparisonReport run(boolean full, Look look) {
		Instant begin = this.clock.instant();
		FleetSnapshot now = this.fleet.now();
		List<ReaderComparison> readers = new ArrayList<>();
		List<Difference> differences = new ArrayList<>();
		if (!now.storeAnswers()) {
			return new ComparisonReport(begin, Duration.ZERO, full, List.of(), List.of(), now.storeProblem());
		}
		for (ReaderView reader : now.readers()) {
			readers.add(one(reader, look, differences));
		}
		return new ComparisonReport(begin, Duration.between(begin, this.clock.instant()), full, readers,
				List.copyOf(differences.subList(0, Math.min(MAX_DIFFERENCES, differences.size()))), "");
	}

	private static ReaderComparison one(ReaderView reader, Look look, List<Difference> differences) {
		ReaderAddress base = reader.base();
		if (base == null || !reader.status().answers()) {
			return ReaderComparison.failed(reader.id(), reader.silence());
		}
		try {
			Found found = look.at(reader, base);
			differences.addAll(found.differences);
			return new ReaderComparison(reader.id(), found.compared, found.differences.size(), found.total,
					found.complete, "");
		}
		catch (StoreUnavailableException ex) {
			return ReaderComparison.failed(reader.id(), "could not be compared: " + ex.getMessage());
		}
		catch (RuntimeException ex) {
			return ReaderComparison.failed(reader.id(), EntryComparison.message(ex));
		}
	}

	/** The entries that changed last, and some posts by chance. */
	private Found sampleOf(ReaderView reader, ReaderAddress base) {
		EntryPage newest = this.comparison.page(base, "version", NEWEST, null);
		List<EntryRow> entries = new ArrayList<>(newest.entries());
		entries.addAll(this.comparison.entries(base, this.store.someIds(RANDOM)));
		List<EntryRow> once = entries.stream()
			.collect(Collectors.toMap(EntryRow::id, (entry) -> entry, (first, second) -> first))
			.values()
			.stream()
			.toList();
		List<Difference> differences = this.comparison.differing(reader, base, once).join();
		return new Found(once.size(), newest.total(), once.size() >= newest.total(), differences);
	}

	private Found all(ReaderView reader, ReaderAddress base, Consumer<String> progress) {
		List<Difference> differences = new ArrayList<>();
		long compared = 0;
		String cursor = null;
		for (int number = 0; number < MAX_PAGES; number++) {
			EntryPage page = this.comparison.page(base, "id", PAGE, cursor);
			differences.addAll(this.comparison.differing(reader, base, page.entries()).join());
			compared += page.entries().size();
			progress.accept(reader.id() + ": " + Format.INSTANCE.exact(compared) + " of "
					+ Format.INSTANCE.exact(page.total()) + " entries compared");
			cursor = page.next();
			if (cursor == null) {
				return new Found(compared, page.total(), true, differences);
			}
		}
		return new Found(compared, compared, false, differences);
	}

	private interface Look {

		Found at(ReaderView reader, ReaderAddress base);

	}

	private record Found(long compared, long total, boolean complete, List<Difference> differences) {
	}

}
