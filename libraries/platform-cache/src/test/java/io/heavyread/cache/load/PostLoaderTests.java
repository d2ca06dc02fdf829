package io.heavyread.cache.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.Entry.Source;
import io.heavyread.cache.Load;
import io.heavyread.cache.load.LoadListener.Result;
import io.heavyread.cache.test.ScriptedStore;
import io.heavyread.protocol.wire.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One load per id, bounded in number and time, and nothing unproven in the cache. */
class PostLoaderTests extends LoaderFixture {

	@Test
	void load_storedPost_isFoundAndInstalled() {
		Frame frame = this.history.put("a", "one");
		this.reader.standAt(frame.position());
		CompletableFuture<Load> load = this.loader.load("a");
		answer(frame);
		assertThat(load.join()).isEqualTo(new Load.Found(Objects.requireNonNull(this.cache.get("a"))));
		assertThat(this.results).containsExactly(Map.entry(Result.FOUND, 1));
	}

	@Test
	void tenThousandLoads_ofOneId_areOneRequest() throws Exception {
		Frame frame = this.history.put("a", "one");
		this.reader.standAt(frame.position());
		List<CompletableFuture<Load>> loads = herd(8, 1250);
		assertThat(this.store.frameRequests()).isEqualTo(1);
		answer(frame);
		assertThat(loads).hasSize(10_000).allSatisfy((load) -> assertThat(load.join()).isInstanceOf(Load.Found.class));
		assertThat(this.store.frameRequests()).isEqualTo(1);
		this.loader.load("a");
		assertThat(this.store.frameRequests()).isEqualTo(2);
	}

	/** Start threads that wait at a gate and then all load at once. */
	private List<CompletableFuture<Load>> herd(int threads, int each) throws InterruptedException {
		List<CompletableFuture<Load>> loads = Collections.synchronizedList(new ArrayList<>());
		CountDownLatch gate = new CountDownLatch(1);
		CountDownLatch done = new CountDownLatch(threads);
		for (int i = 0; i < threads; i++) {
			new Thread(() -> {
				awaitGate(gate);
				for (int j = 0; j < each; j++) {
					loads.add(this.loader.load("a"));
				}
				done.countDown();
			}).start();
		}
		gate.countDown();
		assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
		return loads;
	}

	private static void awaitGate(CountDownLatch gate) {
		try {
			assertThat(gate.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void loadsAboveTheBound_areUnknown_untilOthersEnd() {
		for (int i = 0; i < MAX_IN_FLIGHT; i++) {
			assertThat(this.loader.load("post-" + i)).isNotDone();
		}
		assertUnknown(this.loader.load("one-more"), "too many loads");
		assertThat(this.store.frameRequests()).isEqualTo(MAX_IN_FLIGHT);
		assertThat(this.loader.load("post-0")).isNotDone();
		this.store.takeFrames().answer().completeExceptionally(new IllegalStateException("the test's store"));
		for (int i = 1; i < MAX_IN_FLIGHT; i++) {
			this.store.takeFrames(); // the other posts'
		}
		for (int attempt = 1; attempt < 3; attempt++) {
			this.store.takeFrames().answer().completeExceptionally(new IllegalStateException("the test's store"));
		}
		assertThat(this.loader.load("one-more")).isNotDone();
		assertThat(this.results).containsEntry(Result.REFUSED, 1).containsEntry(Result.FAILED, 1);
	}

	@Test
	void storeThatDoesNotAnswer_isUnknown_afterTheTimeout() throws Exception {
		PostLoader impatient = loader(Duration.ofMillis(20));
		Load load = impatient.load("a").get(5, TimeUnit.SECONDS);
		assertThat(load).isInstanceOfSatisfying(Load.Unknown.class,
				(unknown) -> assertThat(unknown.reason()).contains("in time"));
	}

	@Test
	void loadThatJoinsABatch_isUnknown_afterTheTimeout() throws Exception {
		PostLoader impatient = loader(Duration.ofMillis(20));
		impatient.loadAll(List.of("a", "b"), Source.REPLAY);
		assertThat(impatient.load("a").get(5, TimeUnit.SECONDS)).isInstanceOf(Load.Unknown.class);
		assertThat(this.store.frameRequests()).isEqualTo(1);
	}

	@Test
	void fillOvertakenAndEvicted_isAskedAgain() {
		Frame one = this.history.put("a", "one");
		Frame two = this.history.put("a", "two");
		this.reader.standAt(two.position());
		CompletableFuture<Load> load = this.loader.load("a");
		this.cache.install(two, Source.PUSH);
		this.cache.evict("a");
		answer(one);
		assertThat(load).isNotDone();
		assertThat(this.cache.get("a")).isNull();
		answer(two);
		assertThat(((Load.Found) load.join()).entry().version()).isEqualTo(2);
	}

	@Test
	void absenceOvertakenByAMessage_isAskedAgain() {
		Frame one = this.history.put("a", "one");
		this.reader.standAt(one.position());
		CompletableFuture<Load> load = this.loader.load("a");
		this.cache.install(one, Source.PUSH);
		answer((Frame) null);
		answer(one);
		assertThat(load.join()).isInstanceOf(Load.Found.class);
		assertThat(this.cache.isKnownAbsent("a")).isFalse();
	}

	@Test
	void fillThatIsAlwaysOvertaken_isGivenUp() {
		Frame old = this.history.put("a", "0");
		CompletableFuture<Load> load = this.loader.load("a");
		for (int i = 1; i <= 3; i++) {
			Frame newer = this.history.put("a", "" + i);
			this.reader.standAt(newer.position());
			this.cache.invalidate("a", newer.header().sequence());
			answer(old);
			old = newer;
		}
		assertUnknown(load, "changes faster than it loads");
		assertThat(this.store.waiting()).isZero();
	}

	@Test
	void loadAll_isOneRequest_andAsksAloneForWhatIsMissing() {
		Frame one = this.history.put("a", "one");
		this.reader.standAt(one.position());
		CompletableFuture<Integer> all = this.loader.loadAll(List.of("a", "b"), Source.WARMUP).toCompletableFuture();
		CompletableFuture<Load> joined = this.loader.load("b");
		ScriptedStore.Request<?> batch = peekAndAnswer(one, null);
		assertThat(batch.ids()).containsExactly("a", "b");
		assertThat(all.join()).isEqualTo(2);
		assertThat(Objects.requireNonNull(this.cache.get("a")).source()).isEqualTo(Source.WARMUP);
		assertThat(joined).isNotDone();
		assertThat(peekAndAnswer((Frame) null).ids()).containsExactly("b");
		assertThat(joined.join()).isInstanceOf(Load.Absent.class);
	}

	@Test
	void loadAll_leavesOutWhatIsInFlight() {
		this.loader.load("a");
		this.loader.loadAll(List.of("a", "b"), Source.REPLAY);
		assertThat(this.store.takeFrames().ids()).containsExactly("a");
		assertThat(this.store.takeFrames().ids()).containsExactly("b");
		assertThat(this.loader.loadAll(List.of("a", "b"), Source.REPLAY).toCompletableFuture().join()).isZero();
	}

	@Test
	void loadAll_failed_leavesNothingInFlight() {
		CompletableFuture<Integer> all = this.loader.loadAll(List.of("a", "b"), Source.REPLAY).toCompletableFuture();
		this.store.takeFrames().answer().completeExceptionally(new IllegalStateException("the test's store"));
		assertThat(all.join()).isZero();
		this.loader.load("a");
		assertThat(this.store.waiting()).isEqualTo(1);
	}

}
