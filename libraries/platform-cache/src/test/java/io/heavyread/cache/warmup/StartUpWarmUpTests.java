package io.heavyread.cache.warmup;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.warmup.WarmUp.State;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StartUpWarmUpTests {

	private final FakeIndex index = FakeIndex.of(3000);

	private final FakeTarget target = new FakeTarget();

	private final WarmUps warmUps = new WarmUps(this.index, this.target, (ended) -> {
	}, new WarmUps.Settings("test", 1, System::nanoTime, InstantSource.system()));

	private final Queue<Runnable> afterTime = new ConcurrentLinkedQueue<>();

	@AfterEach
	void close() {
		this.warmUps.close();
	}

	@Test
	void none_loadsNothing() {
		begin(StartUpProperties.Policy.NONE).join();
		assertThat(this.warmUps.recent()).isEmpty();
	}

	@Test
	void recent_loadsUpToTheLimit() throws Exception {
		begin(StartUpProperties.Policy.RECENT).get(10, TimeUnit.SECONDS);
		assertThat(this.target.cached).hasSize(2000);
	}

	@Test
	void all_loadsEverything() throws Exception {
		begin(StartUpProperties.Policy.ALL).get(10, TimeUnit.SECONDS);
		assertThat(this.target.cached).hasSize(3000);
	}

	@Test
	void hottest_published_loadsThemAlone() throws Exception {
		this.index.hottest = List.of("post-5");
		begin(StartUpProperties.Policy.HOTTEST).get(10, TimeUnit.SECONDS);
		assertThat(this.target.cached).containsExactly("post-5");
	}

	@Test
	void hottest_nothingPublished_loadsTheNewest() throws Exception {
		begin(StartUpProperties.Policy.HOTTEST).get(10, TimeUnit.SECONDS);
		assertThat(this.target.cached).hasSize(2000);
	}

	@Test
	void time_thatIsOver_endsIt() throws Exception {
		this.target.holding = true;
		CompletableFuture<?> ended = begin(StartUpProperties.Policy.ALL);
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !this.target.held.isEmpty());
		assertThat(ended).isNotDone();
		new ArrayDeque<>(this.afterTime).forEach(Runnable::run);
		assertThat(ended).isDone();
		assertThat(this.warmUps.recent().get(0).state()).isEqualTo(State.CANCELLED);
		this.target.release();
	}

	@Test
	void store_thatIsDown_endsIt() throws Exception {
		this.index.down = true;
		begin(StartUpProperties.Policy.HOTTEST).get(10, TimeUnit.SECONDS);
		assertThat(this.warmUps.recent()).hasSize(1).allMatch((job) -> job.state() == State.FAILED);
	}

	private CompletableFuture<?> begin(StartUpProperties.Policy policy) {
		StartUpProperties settings = new StartUpProperties(policy, Duration.ofSeconds(10), 2000, 1_000_000);
		return new StartUpWarmUp(this.warmUps, settings, this.afterTime::add).begin().toCompletableFuture();
	}

}
