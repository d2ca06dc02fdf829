package io.heavyread.cache.warmup;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;

import io.heavyread.cache.warmup.WarmUp.State;
import io.heavyread.cache.warmup.WarmUpScope.All;
import io.heavyread.cache.warmup.WarmUpScope.Hottest;
import io.heavyread.cache.warmup.WarmUpScope.Ids;
import io.heavyread.cache.warmup.WarmUpScope.Prefix;
import io.heavyread.cache.warmup.WarmUpScope.Recent;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WarmUpsTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final FakeIndex index = FakeIndex.of(5000);

	private final FakeTarget target = new FakeTarget();

	private final List<WarmUp> ended = new CopyOnWriteArrayList<>();

	private final WarmUps warmUps = warmUps(1_000_000);

	private WarmUps warmUps(int postsPerSecond) {
		return new WarmUps(this.index, this.target, this.ended::add,
				new WarmUps.Settings("test", postsPerSecond, System::nanoTime, InstantSource.fixed(NOW)));
	}

	@AfterEach
	void close() {
		this.warmUps.close();
	}

	@Test
	void all_ofEmptyCache_loadsEveryPostOnceInBatches() {
		WarmUp done = run(new All(), false);
		assertThat(done.state()).isEqualTo(State.DONE);
		assertCounts(done, 5000, 5000, 0, 0);
		assertThat(this.target.loads).allMatch((batch) -> batch.size() <= 256);
		assertThat(this.target.loadedIds()).isEqualTo(5000);
		assertThat(done.startedAt()).isEqualTo(NOW);
		assertThat(done.finishedAt()).isEqualTo(NOW);
	}

	@Test
	void all_ofWhatIsCached_skips() {
		this.target.cached.addAll(this.index.ids.subList(100, 5000));
		assertCounts(run(new All(), false), 5000, 100, 4900, 0);
		assertThat(this.target.loadedIds()).isEqualTo(100);
	}

	@Test
	void recent_withLimit_loadsTheNewest() {
		WarmUp done = finish(this.warmUps.start(new WarmUpRequest(new Recent(), 300, false)));
		assertCounts(done, 300, 300, 0, 0);
		assertThat(this.target.cached).containsExactlyInAnyOrderElementsOf(this.index.ids.subList(0, 300));
	}

	@Test
	void recent_withoutLimit_loadsAThousand() {
		assertCounts(run(new Recent(), false), 1000, 1000, 0, 0);
	}

	@Test
	void hottest_published_loadsThem() {
		this.index.hottest = List.of("post-7", "post-9");
		assertCounts(run(new Hottest(), false), 2, 2, 0, 0);
		assertThat(this.target.cached).containsExactlyInAnyOrder("post-7", "post-9");
	}

	@Test
	void prefix_loadsWhatMatches() {
		assertCounts(run(new Prefix("post-12"), false), 111, 111, 0, 0);
	}

	@Test
	void ids_unknownOnes_failTheOthersLoad() {
		assertCounts(run(new Ids(List.of("post-1", "absent-1", "post-1", "post-2")), false), 3, 2, 0, 1);
	}

	@Test
	void dryRun_countsAndLoadsNothing() {
		this.target.cached.add("post-0");
		WarmUp done = run(new All(), true);
		assertCounts(done, 5000, 0, 1, 0);
		assertThat(this.target.loads).isEmpty();
	}

	@Test
	void fullCache_stopsWithoutOverfilling() {
		this.target.capacity = 1000;
		WarmUp done = run(new All(), false);
		assertThat(done.state()).isEqualTo(State.DONE);
		assertThat(done.detail()).isEqualTo("the cache is full");
		assertCounts(done, 5000, 1000, 4000, 0);
		assertThat(this.target.cached).hasSize(1000);
	}

	@Test
	void cancel_inTheMiddle_endsAtOnce() {
		this.target.holding = true;
		WarmUp started = this.warmUps.start(WarmUpRequest.of(new All(), false));
		await().until(() -> this.target.held.size() == 4);
		assertThat(this.warmUps.cancel(started.job())).isTrue();
		WarmUp cancelled = this.warmUps.find(started.job()).orElseThrow();
		assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
		assertThat(cancelled.finishedAt()).isEqualTo(NOW);
		this.target.release();
		await().until(() -> this.warmUps.find(started.job()).orElseThrow().loaded() > 0);
		assertThat(run(new Ids(List.of("post-4999")), false).loaded()).isEqualTo(1);
		assertThat(this.target.loadedIds()).isLessThan(2000);
		assertThat(this.target.mostInFlight).isEqualTo(4);
	}

	@Test
	void cancel_whileWaitingForTheRate_endsAtOnce() {
		try (WarmUps slow = warmUps(1)) {
			WarmUp started = slow.start(WarmUpRequest.of(new All(), false));
			await().until(() -> slow.find(started.job()).orElseThrow().loaded() <= 1 && !this.target.loads.isEmpty());
			slow.cancel(started.job());
			WarmUp next = slow.start(WarmUpRequest.of(new All(), true));
			await().until(() -> slow.find(next.job()).orElseThrow().state() == State.DONE);
			assertThat(this.target.loadedIds()).isLessThan(5);
		}
	}

	@Test
	void cancel_ofUnknownOrEnded_changesNothing() {
		assertThat(this.warmUps.cancel("nobody")).isFalse();
		WarmUp done = run(new Recent(), true);
		assertThat(this.warmUps.cancel(done.job())).isTrue();
		assertThat(this.warmUps.find(done.job())).hasValueSatisfying((job) -> assertThat(job).isEqualTo(done));
	}

	@Test
	void store_thatIsDown_failsTheJob() {
		this.index.down = true;
		WarmUp failed = run(new All(), false);
		assertThat(failed.state()).isEqualTo(State.FAILED);
		assertThat(failed.detail()).isEqualTo("the store is down");
	}

	@Test
	void store_thatStopsToAnswer_failsTheJobSoon() {
		this.target.storeDown = true;
		WarmUp failed = run(new All(), false);
		assertThat(failed.state()).isEqualTo(State.FAILED);
		assertThat(failed.failed()).isEqualTo(3 * 256);
	}

	@Test
	void posts_withoutAnswer_areTriedOnceMore() {
		this.target.unanswered.addAll(List.of("post-1", "post-3000", "post-4999"));
		assertCounts(run(new All(), false), 5000, 5000, 0, 0);
		assertThat(this.target.loadedIds()).isEqualTo(5003);
	}

	@Test
	void posts_whoseAnswerCameLate_areNotLoadedAgain() {
		this.target.unanswered.addAll(List.of("post-1", "post-2"));
		this.target.late.add("post-2");
		assertCounts(run(new All(), false), 5000, 5000, 0, 0);
		assertThat(this.target.loadedIds()).isEqualTo(5001);
	}

	@Test
	void posts_withoutAnswerTwice_failAlone() {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			ids.add("post-" + i);
			ids.add("invalid-" + i);
		}
		WarmUp done = run(new Ids(ids), false);
		assertThat(done.state()).isEqualTo(State.DONE);
		assertCounts(done, 2000, 1000, 0, 1000);
		assertThat(this.target.loadedIds()).isEqualTo(3000);
	}

	@Test
	void reader_withoutPosition_isWaitedFor() {
		this.target.ready = false;
		WarmUp started = this.warmUps.start(WarmUpRequest.of(new Recent(), false));
		assertThat(this.target.loads).isEmpty();
		this.target.ready = true;
		assertCounts(finish(started), 1000, 1000, 0, 0);
	}

	@Test
	void history_remembersTheLastFifty_newestFirst() {
		List<String> jobs = new ArrayList<>();
		for (int i = 0; i < 55; i++) {
			jobs.add(0, run(new Ids(List.of("post-1")), true).job());
		}
		assertThat(this.warmUps.recent().stream().map(WarmUp::job)).isEqualTo(jobs.subList(0, 50));
		assertThat(this.warmUps.find(jobs.get(54))).isEmpty();
		assertThat(this.ended).hasSize(55);
	}

	@Test
	void start_ofTooMany_isRefused() {
		this.target.holding = true;
		for (int i = 0; i < WarmUps.MAX_UNFINISHED; i++) {
			this.warmUps.start(WarmUpRequest.of(new All(), false));
		}
		WarmUpRequest request = WarmUpRequest.of(new All(), false);
		assertThatThrownBy(() -> this.warmUps.start(request)).isInstanceOf(RejectedExecutionException.class);
		this.target.release();
	}

	@Test
	void close_cancelsAll() {
		this.target.holding = true;
		WarmUp first = this.warmUps.start(WarmUpRequest.of(new All(), false));
		WarmUp second = this.warmUps.start(WarmUpRequest.of(new All(), false));
		this.warmUps.close();
		assertThat(this.warmUps.find(first.job()).orElseThrow().state()).isEqualTo(State.CANCELLED);
		assertThat(this.warmUps.find(second.job()).orElseThrow().state()).isEqualTo(State.CANCELLED);
	}

	@Test
	void request_withNonsense_isRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> new WarmUpRequest(new All(), 0, false));
		assertThatIllegalArgumentException().isThrownBy(() -> new Prefix(""));
		assertThatIllegalArgumentException().isThrownBy(() -> new Prefix("a b"));
		assertThatIllegalArgumentException().isThrownBy(() -> new Ids(List.of()));
		assertThatIllegalArgumentException().isThrownBy(() -> new Ids(List.of("a b")));
		assertThat(new Prefix("..").prefix()).isEqualTo("..");
	}

	private WarmUp run(WarmUpScope scope, boolean dryRun) {
		return finish(this.warmUps.start(WarmUpRequest.of(scope, dryRun)));
	}

	private WarmUp finish(WarmUp started) {
		return await().until(() -> this.warmUps.find(started.job()).orElseThrow(),
				(job) -> job.state() != State.RUNNING);
	}

	private static void assertCounts(WarmUp job, long total, long loaded, long skipped, long failed) {
		assertThat(List.of(job.total(), job.loaded(), job.skipped(), job.failed())).containsExactly(total, loaded,
				skipped, failed);
	}

	private static ConditionFactory await() {
		return Awaitility.await().atMost(Duration.ofSeconds(10)).pollInterval(Duration.ofMillis(2));
	}

}
