package io.heavyread.console.sampling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.heavyread.console.fleet.PeerStatus;
import io.heavyread.console.fleet.PeerView;
import io.heavyread.console.http.Answer;
import io.heavyread.console.http.CallFailedException;
import io.heavyread.console.http.HttpCalls;
import io.heavyread.console.members.MemberAddresses;
import io.heavyread.console.members.ProvenWriters;
import io.heavyread.console.members.UnprovenMembers;
import io.heavyread.protocol.fleet.Member;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Asks the first proven writer whether writes can succeed, and for its counters. Asked by
 * the sampler's thread, answered on others, of which never two at a time.
 */
@Component
class WriterProbe {

	private static final Duration TIMEOUT = Duration.ofMillis(800);

	private static final int MISSES = 3;

	private final HttpCalls calls;

	private final MemberAddresses addresses;

	private final UnprovenMembers unproven;

	private final Clock clock;

	private CompletableFuture<?> asked = CompletableFuture.completedFuture(null);

	private int misses;

	private volatile PeerView view;

	private volatile WriterMetrics metrics = new WriterMetrics(List.of(), "");

	private volatile @Nullable Instant answeredAt;

	private volatile boolean takesWrites;

	WriterProbe(HttpCalls calls, MemberAddresses addresses, UnprovenMembers unproven, Clock clock) {
		this.calls = calls;
		this.addresses = addresses;
		this.unproven = unproven;
		this.clock = clock;
		this.view = new PeerView("Writer", PeerStatus.UNKNOWN, "", clock.instant(), null, List.of());
	}

	PeerView view() {
		return this.view;
	}

	CompletableFuture<?> ask(List<Member> writers) {
		if (!this.asked.isDone()) {
			return this.asked;
		}
		Optional<Member> proven = ProvenWriters.first(writers);
		if (proven.isPresent()) {
			this.asked = ask(proven.get());
		}
		else if (writers.isEmpty()) {
			show(PeerStatus.NOT_THERE, "No writer is registered: nothing can be written.");
		}
		else {
			show(PeerStatus.NOT_PROVEN, this.unproven.sentence(writers.get(0)));
		}
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
				show(PeerStatus.REFUSES, "The writer refuses writes with 503: Redis cannot take them now.");
			}
			return true;
		}
		this.misses++;
		if (this.misses >= MISSES && failure != null) {
			this.takesWrites = false;
			show(PeerStatus.NO_ANSWER, "The writer " + writer.id() + " " + CallFailedException.clause(failure)
					+ ": nothing can be written.");
		}
		return false;
	}

	private boolean keep(Member writer, @Nullable Answer metrics) {
		if (metrics == null || !metrics.isSuccess()) {
			return false;
		}
		this.metrics = WriterMetrics.of(writer.id(), Scrape.parse(metrics.text()));
		if (this.takesWrites) {
			healthy();
		}
		else {
			show(this.view.status(), this.view.problem());
		}
		return true;
	}

	/** The writer takes writes; what it lost before is told as long as it runs. */
	private void healthy() {
		String alarm = this.metrics.alarm();
		show(alarm.isEmpty() ? PeerStatus.HEALTHY : PeerStatus.LOST_WRITES, alarm);
	}

	private void show(PeerStatus status, String problem) {
		this.view = this.view.next(status, problem, this.answeredAt, this.metrics.facts(), this.clock.instant());
	}

}
