package io.heavyread.console.sampling;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import io.heavyread.console.fleet.PeerStatus;
import io.heavyread.console.fleet.PeerView;
import io.heavyread.console.fleet.PeerView.Fact;
import io.heavyread.console.format.Format;
import io.heavyread.console.store.StoreSummary;
import io.heavyread.console.store.StoreUnavailableException;
import io.heavyread.console.store.StoreView;
import io.heavyread.console.store.StoredVersion;
import io.heavyread.protocol.support.DaemonThreads;
import jakarta.annotation.PreDestroy;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** Asks the store what it is, on a thread of its own, and keeps the last answer. */
@Component
class StoreProbe {

	private static final int MISSES = 2;

	private static final int NEWEST = 6;

	private final StoreView store;

	private final Clock clock;

	private final ExecutorService thread = Executors.newSingleThreadExecutor(DaemonThreads.named("fleet-store"));

	private CompletableFuture<?> asked = CompletableFuture.completedFuture(null);

	private volatile Kept kept;

	private volatile List<StoredVersion> newest = List.of();

	StoreProbe(StoreView store, Clock clock) {
		this.store = store;
		this.clock = clock;
		this.kept = new Kept(null, null, "Redis has not answered yet.", clock.instant(), MISSES);
	}

	CompletableFuture<?> ask() {
		if (this.asked.isDone()) {
			this.asked = CompletableFuture.runAsync(this::look, this.thread);
		}
		return this.asked;
	}

	private void look() {
		Kept before = this.kept;
		Instant now = this.clock.instant();
		try {
			StoreSummary summary = this.store.summary();
			this.newest = List.copyOf(this.store.newest(0, NEWEST));
			Instant since = before.problem.isEmpty() ? before.since : now;
			this.kept = new Kept(summary, now, "", since, 0);
		}
		catch (StoreUnavailableException ex) {
			String sentence = String.valueOf(ex.getMessage());
			boolean down = before.misses + 1 >= MISSES;
			Instant since = (down && before.problem.isEmpty()) ? now : before.since;
			this.kept = new Kept(before.summary, before.answeredAt, down ? sentence : "", since, before.misses + 1);
		}
	}

	@Nullable StoreSummary latest() {
		return this.kept.summary;
	}

	List<StoredVersion> newest() {
		return this.newest;
	}

	String problem() {
		return this.kept.problem;
	}

	Instant since() {
		return this.kept.since;
	}

	PeerView view() {
		Kept now = this.kept;
		StoreSummary summary = now.summary;
		if (!now.problem.isEmpty()) {
			return now.view(PeerStatus.NO_ANSWER, now.problem);
		}
		if (summary != null && !summary.hasHistory()) {
			return now.view(PeerStatus.EMPTY, "Redis has no history of posts; the writer opens one when it runs.");
		}
		if (summary != null && !summary.persistent()) {
			return now.view(PeerStatus.NOT_ON_DISK,
					"The last write to disk failed: what is committed now may be lost.");
		}
		return now.view(PeerStatus.HEALTHY, "");
	}

	@PreDestroy
	void close() {
		this.thread.shutdownNow();
	}

	private record Kept(@Nullable StoreSummary summary, @Nullable Instant answeredAt, String problem, Instant since,
			int misses) {

		PeerView view(PeerStatus status, String sentence) {
			return new PeerView("Redis", status, sentence, this.since, this.answeredAt,
					(this.summary != null) ? facts(this.summary) : List.of());
		}

		private static List<Fact> facts(StoreSummary summary) {
			Format format = Format.INSTANCE;
			String bound = (summary.maxBytes() > 0) ? " of " + format.bytes(summary.maxBytes()).text() : ", no bound";
			return List.of(new Fact("Role, version", summary.roleName() + ", " + summary.version()),
					new Fact("Memory", format.bytes(summary.usedBytes()).text() + bound),
					new Fact("Clients", format.count(summary.clients())),
					new Fact("Persistence", summary.persistence()),
					new Fact("Position", format.count(summary.sequence())),
					new Fact("Posts", format.count(summary.posts())));
		}
	}

}
