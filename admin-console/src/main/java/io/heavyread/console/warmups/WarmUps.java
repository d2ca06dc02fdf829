package io.heavyread.console.warmups;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.console.audit.AuditTrail;
import io.heavyread.console.fleet.FleetCalls;
import io.heavyread.console.fleet.FleetCalls.Told;
import io.heavyread.console.fleet.FleetListener;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.reader.EntryPage;
import io.heavyread.console.reader.EntryQuery;
import io.heavyread.console.reader.EntryRow;
import io.heavyread.console.reader.ReaderApi;
import io.heavyread.console.reader.WarmUpJob;
import io.heavyread.console.reader.WarmUpOrder;
import io.heavyread.console.warmups.WarmUp.Part;
import io.heavyread.console.web.NotFoundException;
import org.springframework.stereotype.Component;

/**
 * Starts warm-ups on readers and follows them; keeps the newest 100. Any thread may call.
 */
@Component
class WarmUps implements FleetListener {

	private static final int KEPT = 100;

	private final ReaderApi api;

	private final FleetWatch fleet;

	private final AuditTrail audit;

	private final Clock clock;

	private final AtomicLong numbers = new AtomicLong();

	private final Deque<WarmUp> jobs = new ArrayDeque<>();

	WarmUps(ReaderApi api, FleetWatch fleet, AuditTrail audit, Clock clock) {
		this.api = api;
		this.fleet = fleet;
		this.audit = audit;
		this.clock = clock;
	}

	/** Count what a warm-up would look at, per reader. */
	Map<String, Told<WarmUpJob>> count(WarmUpForm form) {
		WarmUpOrder order = order(form).withDryRun(true);
		return FleetCalls.ask(readers(form), (base) -> this.api.warmUp(base, order));
	}

	/** Start a warm-up. */
	WarmUp start(WarmUpForm form, String user) {
		WarmUpOrder order = order(form);
		List<ReaderView> readers = readers(form);
		WarmUp job = new WarmUp(this.numbers.incrementAndGet(), form.words(), user, this.clock.instant());
		FleetCalls.ask(readers, (base) -> this.api.warmUp(base, order))
			.values()
			.forEach((told) -> job.put(new Part(told.reader(), told.value(), problem(told))));
		synchronized (this.jobs) {
			this.jobs.addFirst(job);
			if (this.jobs.size() > KEPT) {
				this.jobs.removeLast();
			}
		}
		String target = (readers.size() == 1) ? readers.get(0).id() : "all " + readers.size() + " readers";
		this.audit.record("warm-up", target, form.words(), "W-" + job.number() + ": " + summary(job));
		return job;
	}

	private static String problem(Told<WarmUpJob> told) {
		return told.problem().contains("404") ? "has no warm-ups yet (it answers 404)" : told.problem();
	}

	private static String summary(WarmUp job) {
		return String.join("; ", job.parts()
			.stream()
			.map((part) -> part.reader() + " "
					+ (part.problem().isEmpty() ? part.label().toLowerCase(java.util.Locale.ROOT) : part.problem()))
			.toList());
	}

	private WarmUpOrder order(WarmUpForm form) {
		Integer wanted = form.hottest();
		if (wanted == null || !"hottest".equals(form.scope())) {
			return form.order(List.of());
		}
		return form.order(hottest(wanted));
	}

	/** Add up the hits of each reader's hottest entries. */
	private List<String> hottest(int count) {
		EntryQuery query = new EntryQuery("", "hottest", Math.min(count, WarmUpForm.MAX_HOTTEST), null);
		Map<String, Long> hits = new HashMap<>();
		FleetCalls.ask(this.fleet.now().readers(), (base) -> this.api.entries(base, query)).values().forEach((told) -> {
			EntryPage page = told.value();
			for (EntryRow entry : (page != null) ? page.entries() : List.<EntryRow>of()) {
				hits.merge(entry.id(), entry.hits(), Long::sum);
			}
		});
		return hits.entrySet()
			.stream()
			.sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
				.thenComparing(Map.Entry.comparingByKey()))
			.limit(count)
			.map(Map.Entry::getKey)
			.toList();
	}

	private List<ReaderView> readers(WarmUpForm form) {
		List<ReaderView> all = this.fleet.now().readers();
		String target = form.target();
		if (target == null || target.isBlank()) {
			return all;
		}
		List<ReaderView> one = all.stream().filter((reader) -> reader.id().equals(target)).toList();
		if (one.isEmpty()) {
			throw new NotFoundException("No reader of that name is there.");
		}
		return one;
	}

	/** Cancel a warm-up wherever it goes on. */
	void cancel(WarmUp job) {
		for (Part part : job.parts()) {
			WarmUpJob running = part.job();
			if (running != null && running.isRunning()) {
				this.fleet.now()
					.reader(part.reader())
					.ifPresent((reader) -> FleetCalls.ask(List.of(reader),
							(base) -> this.api.cancelWarmUp(base, running.job()).thenApply((done) -> true)));
			}
		}
		this.audit.record("cancel warm-up", "W-" + job.number(), job.what(),
				"cancelled at " + job.done() + " of " + job.total());
		follow(job, this.fleet.now());
	}

	Optional<WarmUp> find(long number) {
		return newest().stream().filter((job) -> job.number() == number).findFirst();
	}

	List<WarmUp> newest() {
		synchronized (this.jobs) {
			return new ArrayList<>(this.jobs);
		}
	}

	@Override
	public void sampled(FleetSnapshot before, FleetSnapshot now) {
		newest().stream().filter(WarmUp::isRunning).forEach((job) -> follow(job, now));
	}

	private void follow(WarmUp job, FleetSnapshot now) {
		for (Part part : job.parts()) {
			WarmUpJob running = part.job();
			if (running != null && running.isRunning()) {
				now.reader(part.reader())
					.ifPresentOrElse((reader) -> ask(job, part, running, reader),
							() -> job.put(new Part(part.reader(), failed(running), "left the fleet")));
			}
		}
	}

	private void ask(WarmUp job, Part part, WarmUpJob running, ReaderView reader) {
		if (reader.base() == null) {
			return;
		}
		this.api.warmUp(reader.base(), running.job()).whenComplete((latest, failure) -> {
			if (latest != null) {
				job.put(new Part(part.reader(), latest, ""));
			}
			else if (failure != null && failure.getCause() instanceof CallFailedException cause) {
				boolean lost = cause.status() == 404;
				job.put(new Part(part.reader(), lost ? failed(running) : running,
						lost ? "restarted and no longer knows the job" : String.valueOf(cause.getMessage())));
			}
		});
	}

	private static WarmUpJob failed(WarmUpJob job) {
		return new WarmUpJob(job.job(), "failed", job.total(), job.loaded(), job.skipped(), job.failed(),
				job.startedAt(), job.finishedAt());
	}

}
