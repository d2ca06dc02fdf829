package io.heavyread.console.fleet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.fleet.Member;
import io.heavyread.console.fleet.PeerView.Fact;
import io.heavyread.console.http.Answer;
import io.heavyread.console.http.HttpCalls;
import io.heavyread.console.reader.MemberAddresses;
import io.heavyread.console.format.Format;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the first proven writer whether writes can succeed, and for its counters. */
@Component
class WriterSample {

	private static final Duration TIMEOUT = Duration.ofMillis(800);

	private static final int MISSES = 3;

	private final HttpCalls calls;

	private final MemberAddresses addresses;

	private final Refusals refusals;

	private final Clock clock;

	private CompletableFuture<?> asked = CompletableFuture.completedFuture(null);

	private int misses;

	private volatile PeerView view;

	private volatile List<Fact> facts = List.of();

	private volatile @Nullable Instant answeredAt;

	private volatile boolean takesWrites;

	private volatile String alarm = "";

	WriterSample(HttpCalls calls, MemberAddresses addresses, Refusals refusals, Clock clock) {
		this.refusals = refusals;
		this.calls = calls;
		this.addresses = addresses;
		this.clock = clock;
		this.view = new PeerView("Writer", "idle", "Unknown", "", clock.instant(), null, List.of());
	}

	PeerView view() {
		return this.view;
	}

	CompletableFuture<?> ask(List<Member> writers) {
		if (!this.asked.isDone()) {
			return this.asked;
		}
		if (writers.isEmpty()) {
			show("bad", "Not there", "No writer is registered: nothing can be written.");
			return CompletableFuture.completedFuture(null);
		}
		Optional<Member> proven = Writers.proven(writers);
		if (proven.isEmpty()) {
			Member first = writers.get(0);
			show("bad", "Not proven",
					"The writer " + first.id() + " " + this.refusals.of(first) + ": it is sent no posts.");
			return CompletableFuture.completedFuture(null);
		}
		this.asked = ask(proven.get());
		return this.asked;
	}

	private CompletableFuture<?> ask(Member writer) {
		CompletableFuture<Answer> health = get(writer.dataAddress(), "/health", HttpCalls.SHORT);
		CompletableFuture<Answer> metrics = get(writer.managementAddress(), "/actuator/prometheus", HttpCalls.LISTING);
		return health.handle((answer, failure) -> judge(writer, answer, failure))
			.thenCombine(metrics.handle((answer, failure) -> answer), (done, answer) -> keep(writer, answer));
	}

	private CompletableFuture<Answer> get(String address, String path, int limit) {
		return this.addresses.resolve(address)
			.thenCompose((base) -> this.calls.send("GET", base.resolve(path), Map.of(), null, TIMEOUT, limit));
	}

	private boolean judge(Member writer, @Nullable Answer health, @Nullable Throwable failure) {
		if (health != null) {
			this.misses = 0;
			this.answeredAt = this.clock.instant();
			this.takesWrites = health.isSuccess();
			if (this.takesWrites) {
				healthy();
			}
			else {
				show("warn", "Refuses", "The writer refuses writes with 503: Redis cannot take them now.");
			}
			return true;
		}
		this.misses++;
		if (this.misses >= MISSES && failure != null) {
			this.takesWrites = false;
			show("bad", "No answer",
					"The writer " + writer.id() + " " + ReaderSamples.message(failure) + ": nothing can be written.");
		}
		return false;
	}

	private boolean keep(Member writer, @Nullable Answer metrics) {
		if (metrics == null || !metrics.isSuccess()) {
			return false;
		}
		Scrape scrape = Scrape.parse(metrics.text());
		double count = scrape.sum("platform_write_duration_seconds_count", "");
		double mean = (count > 0) ? scrape.sum("platform_write_duration_seconds_sum", "") / count * 1000 : Double.NaN;
		Format format = Format.INSTANCE;
		this.facts = List
			.of(new Fact("Instance", writer.id()), new Fact("Writes since start", format.count((long) count)),
					new Fact("Mean duration", format.ms(mean).text()),
					new Fact("Longest of late", format
						.ms((count > 0) ? scrape.sum("platform_write_duration_seconds_max", "") * 1000 : Double.NaN)
						.text()));
		this.alarm = alarm(scrape);
		if (this.takesWrites) {
			healthy();
		}
		else {
			show(this.view.tone(), this.view.label(), this.view.problem());
		}
		return true;
	}

	/** The writer takes writes; what it lost before is told as long as it runs. */
	private void healthy() {
		boolean fine = this.alarm.isEmpty();
		show(fine ? "live" : "warn", fine ? "Healthy" : "Lost writes", this.alarm);
	}

	private static String alarm(Scrape scrape) {
		Format format = Format.INSTANCE;
		long writes = (long) scrape.sum("platform_writes_lost_total", "");
		long posts = (long) scrape.sum("platform_store_missing_posts", "");
		String lost = (writes > 0) ? format.count(writes)
				+ " acknowledged writes are not in Redis any more, as after a fail-over; the writer's log names them. "
				: "";
		String missing = (posts > 0)
				? format.count(posts)
						+ " posts have no content any more; readers answer 503 for them. The writer's log names them."
				: "";
		return (lost + missing).strip();
	}

	private void show(String tone, String label, String problem) {
		PeerView before = this.view;
		Instant since = before.tone().equals(tone) ? before.since() : this.clock.instant();
		this.view = new PeerView("Writer", tone, label, problem, since, this.answeredAt, this.facts);
	}

}
