package io.heavyread.console.warmups;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.heavyread.console.audit.AuditTrail;
import io.heavyread.console.errors.NotFoundException;
import io.heavyread.console.fleet.FleetCalls;
import io.heavyread.console.fleet.FleetListener;
import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.FleetWatch;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.fleet.Reply;
import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.reader.EntryQuery;
import io.heavyread.console.reader.ReaderClient;
import io.heavyread.console.warmups.WarmUp.Part;
import io.heavyread.protocol.manage.EntryPage;
import io.heavyread.protocol.manage.EntryRow;
import io.heavyread.protocol.manage.WarmUpJob;
import io.heavyread.protocol.manage.WarmUpOrder;

import org.springframework.stereotype.Component;

/**
 * Starts warm-ups on readers and follows them; keeps the newest 100. Any thread may call.
 */
@Component
class WarmUps implements FleetListener {

	private static final int KEPT = 100;

	private final ReaderClient client;

	private final FleetWatch fleet;

	private final AuditTrail audit;

	private final Clock clock;

	private final AtomicLong numbers = new AtomicLong();

	private final Deque<WarmUp> jobs = new ArrayDeque<>();

	WarmUps(ReaderClient client, FleetWatch fleet, AuditTrail audit, Clock clock) {
		this.client = client;
		this.fleet = fleet;
		this.audit = audit;
		this.clock = clock;
	}

	/** Count what a warm-up would look at, per reader. */
	List<Reply<WarmUpJob>> count(WarmUpForm form) {
		WarmUpOrder order = order(form).withDryRun(true);
		return FleetCalls.ask(this.fleet.now().choose(form.target()), (base) -> this.client.warmUp(base, order));
	}

	/** Start a warm-up. */
	WarmUp start(WarmUpForm form, String user) {
		WarmUpOrder order = order(form);
		List<ReaderView> chosen = this.fleet.now().choose(form.target());
		WarmUp job = new WarmUp(this.numbers.incrementAndGet(), form.words(), user, this.clock.instant());
		FleetCalls.ask(chosen, (base) -> this.client.warmUp(base, order))
			.forEach((reply) -> job.put(new Part(reply.reader(), reply.value(), reply.problem())));
		synchronized (this.jobs) {
			this.jobs.addFirst(job);
			if (this.jobs.size() > KEPT) {
				this.jobs.removeLast();
			}
		}
		this.audit.record("warm-up", FleetCalls.target(chosen), form.words(),
				"W-" + job.number() + ": " + summary(job));
		return job;
	}

	private static String summary(WarmUp job) {
		return job.parts()
			.stream()
			.map((part) -> part.reader() + " " + (part.problem().isEmpty() ? part.state().word() : part.problem()))
			.collect(Collectors.joining("; "));
	}

	private WarmUpOrder order(WarmUpForm form) {
		Integer wanted = form.hottest();
		return form.order((form.chosen() == WarmUpScope.HOTTEST && wanted != null) ? hottest(wanted) : List.of());
	}

	/** Add up the hits of each reader's hottest entries. */
	private List<String> hottest(int count) {
		EntryQuery query = new EntryQuery("", "hottest", Math.min(count, WarmUpForm.MAX_HOTTEST), null);
		Map<String, Long> hits = new HashMap<>();
		FleetCalls.ask(this.fleet.now().readers(), (base) -> this.client.entries(base, query)).forEach((reply) -> {
			EntryPage page = reply.value();
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

	/** Cancel a warm-up wherever it goes on. */
	void cancel(WarmUp job) {
		for (Part part : job.parts()) {
			WarmUpJob running = part.job();
			if (running != null && running.isRunning()) {
				this.fleet.now()
					.reader(part.reader())
					.ifPresent((reader) -> FleetCalls.ask(reader,
							(base) -> this.client.cancelWarmUp(base, running.job()).thenApply((done) -> true)));
			}
		}
		this.audit.record("cancel warm-up", "W-" + job.number(), job.what(),
				"cancelled at " + job.done() + " of " + job.total());
		follow(job, this.fleet.now());
	}

	WarmUp require(long number) {
		return newest().stream()
			.filter((job) -> job.number() == number)
			.findFirst()
			.orElseThrow(() -> new NotFoundException("There is no such warm-up."));
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
							() -> job.put(new Part(part.reader(), running.failing(), "left the fleet")));
			}
		}
	}

	private void ask(WarmUp job, Part part, WarmUpJob running, ReaderView reader) {
		if (reader.base() == null) {
			return;
		}
		this.client.warmUp(reader.base(), running.job()).whenComplete((latest, failure) -> {
			if (latest != null) {
				job.put(new Part(part.reader(), latest, ""));
			}
			else if (failure != null && failure.getCause() instanceof CallFailedException cause) {
				boolean lost = cause.status() == 404;
				job.put(new Part(part.reader(), lost ? running.failing() : running,
						lost ? "restarted and no longer knows the job" : String.valueOf(cause.getMessage())));
			}
		});
	}

}
