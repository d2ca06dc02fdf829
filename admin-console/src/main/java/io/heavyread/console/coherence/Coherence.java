package io.heavyread.console.coherence;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.events.FleetEvent;
import io.heavyread.console.events.Journal;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.format.Format;
import io.heavyread.console.reader.EntryPage;
import io.heavyread.console.reader.EntryRow;
import io.heavyread.console.store.StoreUnavailableException;
import io.heavyread.console.store.StoreView;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Compares the readers with the store: a sample each interval, everything on demand. One
 * thread for each; the results may be read by any.
 */
@Component
class Coherence {

	private static final Logger logger = LoggerFactory.getLogger(Coherence.class);

	private static final int NEWEST = 100;

	private static final int RANDOM = 20;

	private static final int PAGE = 1000;

	private static final int MAX_PAGES = 2000;

	private static final int MAX_DIFFERENCES = 200;

	private static final int KEPT = 360;

	private final EntryComparison comparison;

	private final StoreView store;

	private final FleetWatch fleet;

	private final Journal journal;

	private final Clock clock;

	private final long intervalMillis;

	private final Deque<AuditReport> samples = new ArrayDeque<>();

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2, (work) -> {
		Thread thread = new Thread(work, "coherence");
		thread.setDaemon(true);
		return thread;
	});

	private final AtomicBoolean auditing = new AtomicBoolean();

	private volatile @Nullable AuditReport audit;

	private volatile String progress = "";

	Coherence(EntryComparison comparison, StoreView store, FleetWatch fleet, Journal journal, Clock clock,
			ConsoleProperties properties) {
		this.comparison = comparison;
		this.store = store;
		this.fleet = fleet;
		this.journal = journal;
		this.clock = clock;
		this.intervalMillis = properties.coherenceInterval().toMillis();
	}

	@EventListener(ContextRefreshedEvent.class)
	void begin() {
		if (!this.threads.isShutdown()) {
			this.threads.scheduleWithFixedDelay(this::sample, Math.min(3000, this.intervalMillis), this.intervalMillis,
					TimeUnit.MILLISECONDS);
		}
	}

	private void sample() {
		try {
			AuditReport report = run(false, this::sampleOf);
			synchronized (this.samples) {
				this.samples.addLast(report);
				if (this.samples.size() > KEPT) {
					this.samples.removeFirst();
				}
			}
			if (report.different() > 0) {
				note("warn", "Coherence sample: " + Format.INSTANCE.plural(report.different(), "difference"));
			}
		}
		catch (RuntimeException ex) {
			logger.warn("A coherence sample failed", ex);
		}
	}

	/** The entries that changed last, and some posts by chance. */
	private Found sampleOf(ReaderView reader, URI base) {
		EntryPage newest = this.comparison.page(base, "version", NEWEST, null);
		List<EntryRow> entries = new ArrayList<>(newest.entries());
		entries.addAll(this.comparison.entries(base, this.store.someIds(RANDOM)));
		List<EntryRow> once = entries.stream()
			.collect(java.util.stream.Collectors.toMap(EntryRow::id, (entry) -> entry, (first, second) -> first))
			.values()
			.stream()
			.toList();
		List<Difference> differences = this.comparison.differing(reader, base, once);
		return new Found(once.size(), newest.total(), once.size() >= newest.total(), differences);
	}

	/** Start to compare everything; false when that goes on already. */
	boolean audit() {
		if (!this.auditing.compareAndSet(false, true)) {
			return false;
		}
		this.progress = "The audit begins.";
		this.threads.execute(() -> {
			try {
				AuditReport report = run(true, this::all);
				this.audit = report;
				note((report.different() > 0) ? "warn" : "live", "Coherence audit: " + words(report));
			}
			catch (RuntimeException ex) {
				logger.warn("A coherence audit failed", ex);
			}
			finally {
				this.progress = "";
				this.auditing.set(false);
			}
		});
		return true;
	}

	private Found all(ReaderView reader, URI base) {
		List<Difference> differences = new ArrayList<>();
		long compared = 0;
		String cursor = null;
		for (int number = 0; number < MAX_PAGES; number++) {
			EntryPage page = this.comparison.page(base, "id", PAGE, cursor);
			differences.addAll(this.comparison.differing(reader, base, page.entries()));
			compared += page.entries().size();
			this.progress = reader.id() + ": " + Format.INSTANCE.exact(compared) + " of "
					+ Format.INSTANCE.exact(page.total()) + " entries compared";
			cursor = page.next();
			if (cursor == null) {
				return new Found(compared, page.total(), true, differences);
			}
		}
		return new Found(compared, compared, false, differences);
	}

	private AuditReport run(boolean full, Look look) {
		Instant begin = this.clock.instant();
		FleetSnapshot now = this.fleet.now();
		List<ReaderAudit> readers = new ArrayList<>();
		List<Difference> differences = new ArrayList<>();
		if (!now.storeAnswers()) {
			return new AuditReport(begin, Duration.ZERO, full, List.of(), List.of(), now.storeProblem());
		}
		for (ReaderView reader : now.readers()) {
			readers.add(one(reader, look, differences));
		}
		return new AuditReport(begin, Duration.between(begin, this.clock.instant()), full, readers,
				List.copyOf(differences.subList(0, Math.min(MAX_DIFFERENCES, differences.size()))), "");
	}

	private static ReaderAudit one(ReaderView reader, Look look, List<Difference> differences) {
		URI base = reader.base();
		if (base == null || !reader.status().answers()) {
			String why = reader.cause().isEmpty() ? "does not answer" : reader.cause();
			return new ReaderAudit(reader.id(), 0, 0, 0, false, why);
		}
		try {
			Found found = look.at(reader, base);
			differences.addAll(found.differences);
			return new ReaderAudit(reader.id(), found.compared, found.differences.size(), found.total, found.complete,
					"");
		}
		catch (StoreUnavailableException ex) {
			return new ReaderAudit(reader.id(), 0, 0, 0, false, "could not be compared: " + ex.getMessage());
		}
		catch (RuntimeException ex) {
			return new ReaderAudit(reader.id(), 0, 0, 0, false, EntryComparison.message(ex));
		}
	}

	private void note(String tone, String text) {
		this.journal.add(new FleetEvent(this.clock.instant(), tone, "coherence", "", "", "", text));
	}

	static String words(AuditReport report) {
		Format format = Format.INSTANCE;
		return (report.different() > 0)
				? format.plural(report.different(), "difference") + " in " + format.exact(report.compared())
						+ " entries"
				: report.readers().stream().filter((reader) -> reader.problem().isEmpty()).count() + " readers equal, "
						+ format.exact(report.compared()) + " entries";
	}

	/** Return the samples, oldest first. */
	List<AuditReport> samples() {
		synchronized (this.samples) {
			return List.copyOf(this.samples);
		}
	}

	/** Return the last full audit, null before the first. */
	@Nullable AuditReport lastAudit() {
		return this.audit;
	}

	/** Return how far the running audit is, as a sentence; empty when none runs. */
	String progress() {
		return this.progress;
	}

	@PreDestroy
	void close() {
		this.threads.shutdownNow();
	}

	private interface Look {

		Found at(ReaderView reader, URI base);

	}

	private record Found(long compared, long total, boolean complete, List<Difference> differences) {
	}

}
