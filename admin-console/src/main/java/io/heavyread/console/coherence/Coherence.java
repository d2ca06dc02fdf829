package io.heavyread.console.coherence;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.heavyread.console.ConsoleProperties;
import io.heavyread.console.events.EventKind;
import io.heavyread.console.events.FleetEvent;
import io.heavyread.console.events.Journal;
import io.heavyread.console.format.Format;
import io.heavyread.console.format.Tone;
import io.heavyread.protocol.support.DaemonThreads;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Compares the readers with the store: a sample each interval, everything on demand. One
 * thread for each; the results may be read by any.
 */
@Component
class Coherence {

	private static final Logger logger = LoggerFactory.getLogger(Coherence.class);

	private static final int KEPT = 360;

	private final FleetComparison comparison;

	private final Journal journal;

	private final Clock clock;

	private final long intervalMillis;

	private final Deque<ComparisonReport> samples = new ArrayDeque<>();

	private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2,
			DaemonThreads.named("coherence"));

	private final AtomicBoolean comparing = new AtomicBoolean();

	private volatile @Nullable ComparisonReport full;

	private volatile String progress = "";

	Coherence(FleetComparison comparison, Journal journal, Clock clock, ConsoleProperties properties) {
		this.comparison = comparison;
		this.journal = journal;
		this.clock = clock;
		this.intervalMillis = properties.coherenceInterval().toMillis();
	}

	/** Once: the management port's own context is refreshed as well. */
	@EventListener(ApplicationReadyEvent.class)
	void begin() {
		if (!this.threads.isShutdown()) {
			this.threads.scheduleWithFixedDelay(this::sample, Math.min(3000, this.intervalMillis), this.intervalMillis,
					TimeUnit.MILLISECONDS);
		}
	}

	private void sample() {
		try {
			ComparisonReport before = lastSample();
			ComparisonReport report = this.comparison.sample();
			synchronized (this.samples) {
				this.samples.addLast(report);
				if (this.samples.size() > KEPT) {
					this.samples.removeFirst();
				}
			}
			if (report.different() != ((before != null) ? before.different() : 0)) {
				note((report.different() > 0) ? Tone.WARN : Tone.LIVE, "Coherence sample: " + words(report));
			}
		}
		catch (RuntimeException ex) {
			logger.warn("A coherence sample failed", ex);
		}
	}

	/** Start to compare everything; false when that goes on already. */
	boolean compareAll() {
		if (!this.comparing.compareAndSet(false, true)) {
			return false;
		}
		this.progress = "The comparison begins.";
		this.threads.execute(() -> {
			try {
				ComparisonReport report = this.comparison.all((words) -> this.progress = words);
				this.full = report;
				note((report.different() > 0) ? Tone.WARN : Tone.LIVE, "Everything compared: " + words(report));
			}
			catch (RuntimeException ex) {
				logger.warn("A comparison of everything failed", ex);
			}
			finally {
				this.progress = "";
				this.comparing.set(false);
			}
		});
		return true;
	}

	private void note(Tone tone, String text) {
		this.journal.add(new FleetEvent(this.clock.instant(), tone, EventKind.COHERENCE, "", text));
	}

	static String words(ComparisonReport report) {
		Format format = Format.INSTANCE;
		return (report.different() > 0)
				? format.plural(report.different(), "difference") + " in " + format.exact(report.compared())
						+ " entries"
				: report.readers().stream().filter((reader) -> reader.problem().isEmpty()).count() + " readers equal, "
						+ format.exact(report.compared()) + " entries";
	}

	/** Return the samples, oldest first. */
	List<ComparisonReport> samples() {
		synchronized (this.samples) {
			return List.copyOf(this.samples);
		}
	}

	/** Return the last comparison of everything, null before the first. */
	@Nullable ComparisonReport lastFull() {
		return this.full;
	}

	/** Return the last sample, null before the first. */
	@Nullable ComparisonReport lastSample() {
		List<ComparisonReport> all = samples();
		return all.isEmpty() ? null : all.get(all.size() - 1);
	}

	/**
	 * Return what differed at the last comparison of everything or in the last sample.
	 */
	List<Difference> differences() {
		Map<String, Difference> all = new LinkedHashMap<>();
		for (ComparisonReport report : new ComparisonReport[] { this.full, lastSample() }) {
			if (report != null) {
				report.differences().forEach((one) -> all.put(one.reader() + " " + one.id(), one));
			}
		}
		return new ArrayList<>(all.values());
	}

	/** Return how far the running comparison is, as a sentence; empty when none runs. */
	String progress() {
		return this.progress;
	}

	@PreDestroy
	void close() {
		this.threads.shutdownNow();
	}

}
