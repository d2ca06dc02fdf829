package io.heavyread.cache.load;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.Entry.Source;
import io.heavyread.cache.Load;
import io.heavyread.cache.load.LoadListener.Result;
import io.heavyread.protocol.test.TestHistory;
import io.heavyread.protocol.wire.Frame;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the store answers is installed, and called proven, only when it fits what is
 * known.
 */
class UntrustedAnswerTests extends LoaderFixture {

	@Test
	void failure_isUnknown() {
		CompletableFuture<Load> load = this.loader.load("a");
		fail();
		assertUnknown(load, "does not answer");
	}

	@Test
	void failureOfAConnectionThatWasReplaced_isAskedAgain() {
		Frame frame = this.history.put("a", "one");
		this.reader.standAt(frame.position());
		CompletableFuture<Load> load = this.loader.load("a");
		this.store.takeFrames().answer().completeExceptionally(new IllegalStateException("the test's store"));
		answer(frame);
		assertThat(load.join()).isInstanceOf(Load.Found.class);
	}

	@Test
	void bytesThatAreNoFrame_areUnknown_andAskForALook() {
		this.reader.standAt(this.history.position());
		CompletableFuture<Load> load = this.loader.load("a");
		this.store.takeFrames().answer().complete(List.of(new byte[60]));
		assertInvalid(load);
	}

	@Test
	void frameOfAnotherPost_isUnknown() {
		Frame frame = this.history.put("b", "one");
		this.reader.standAt(frame.position());
		CompletableFuture<Load> load = this.loader.load("a");
		answer(frame);
		assertInvalid(load);
	}

	@Test
	void storedFrameWithoutItsBody_isUnknown() {
		Frame frame = this.history.put("a", "one");
		this.reader.standAt(frame.position());
		CompletableFuture<Load> load = this.loader.load("a");
		this.store.takeFrames().answer().complete(List.of(frame.withoutBody()));
		assertInvalid(load);
	}

	@Test
	void frameOfAnotherEpoch_isUnknown_andNotInstalled() {
		this.reader.standAt(this.history.put("x", "y").position());
		CompletableFuture<Load> load = this.loader.load("a");
		answer(new TestHistory(2).put("a", "of a lost history"));
		assertInvalid(load);
	}

	@Test
	void missingPost_underTheLease_isAbsentAndRemembered() {
		this.reader.standAt(this.history.position());
		CompletableFuture<Load> load = this.loader.load("a");
		answer((Frame) null);
		assertThat(load.join()).isInstanceOf(Load.Absent.class);
		assertThat(this.cache.isKnownAbsent("a")).isTrue();
	}

	@Test
	void missingPost_thatTheIndexNames_isLost_neverAbsent() {
		this.reader.standAt(this.history.position());
		this.store.index("a");
		CompletableFuture<Load> load = this.loader.load("a");
		answer((Frame) null);
		assertUnknown(load, "has lost this post");
		assertThat(this.results).containsExactly(Map.entry(Result.LOST, 1));
		assertThat(this.cache.isKnownAbsent("a")).isFalse();
	}

	@Test
	void beforeThereIsAPosition_nothingIsKnown() {
		CompletableFuture<Load> load = this.loader.load("a");
		answer(this.history.put("a", "one"));
		assertThat(load).isNotDone();
	}

	@Test
	void storeWithoutAHistory_provesNothing() {
		Frame frame = this.history.put("a", "one");
		this.reader.standAt(frame.position());
		this.store.at(() -> null);
		CompletableFuture<Load> found = this.loader.load("a");
		answerAll(frame);
		assertUnknown(found, "cannot prove");
		CompletableFuture<Load> missing = this.loader.load("b");
		answerAll((Frame) null);
		assertUnknown(missing, "cannot prove");
	}

	@Test
	void tombstone_isAbsent_andInstalled() {
		this.history.put("a", "one");
		Frame deleted = this.history.delete("a");
		this.reader.standAt(deleted.position());
		CompletableFuture<Load> load = this.loader.load("a");
		answer(deleted);
		assertThat(load.join()).isInstanceOf(Load.Absent.class);
		assertThat(Objects.requireNonNull(this.cache.get("a")).isTombstone()).isTrue();
	}

	@Test
	void tombstoneOfAnEarlierHistory_isAbsent() {
		this.reader.standAt(this.history.position());
		TestHistory earlier = new TestHistory(2);
		earlier.put("a", "one");
		CompletableFuture<Load> load = this.loader.load("a");
		answer(earlier.delete("a"));
		assertThat(load.join()).isInstanceOf(Load.Absent.class);
	}

	@Test
	void answerOlderThanWhatWasKnownBefore_asksForAResync() {
		Frame one = this.history.put("a", "one");
		this.cache.install(this.history.put("a", "two"), Source.PUSH);
		this.reader.standAt(this.history.put("a", "three").position());
		this.cache.invalidate("a", 3);
		CompletableFuture<Load> older = this.loader.load("a");
		answer(one);
		assertUnknown(older, "has lost");
		assertThat(this.reader.isResyncWanted()).isTrue();
		CompletableFuture<Load> none = this.loader.load("a");
		answer((Frame) null);
		assertUnknown(none, "has lost");
		assertThat(this.reader.isResyncWanted()).isTrue();
		assertThat(Objects.requireNonNull(this.cache.get("a")).version()).isEqualTo(2);
	}

	@Test
	void frameAheadOfTheStoresOwnPosition_isInvalid() {
		this.reader.standAt(this.history.position());
		Frame forged = this.history.put("a", "one");
		CompletableFuture<Load> load = this.loader.load("a");
		answer(forged);
		assertInvalid(load);
	}

	private void answerAll(@Nullable Frame frame) {
		for (int attempt = 0; attempt < 3; attempt++) {
			answer(frame);
		}
	}

	private void assertInvalid(CompletableFuture<Load> load) {
		assertUnknown(load, "not valid");
		assertThat(this.cache.get("a")).isNull();
		assertThat(this.results).containsExactly(Map.entry(Result.INVALID, 1));
		assertThat(this.reader.isLookWanted()).isTrue();
	}

}
