package io.heavyread.cache.faults;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.faults.Answer.Kind;
import io.heavyread.cache.faults.Committed.Outcome;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The checker can fail: each kind of wrong answer is found, each right one is not. */
class HistoryCheckerTests {

	private final History history = new History();

	@Test
	void newestVersion_isRight() {
		put("a1", 1, 0);
		put("a2", 2, 100);
		fresh("r1", "a2", 2, 3000);
		assertThat(violations()).isEmpty();
	}

	@Test
	void oldVersion_withinTheBound_isRight() {
		put("a1", 1, 0);
		put("a2", 2, 1000);
		fresh("r1", "a1", 1, 2990);
		assertThat(violations()).isEmpty();
	}

	@Test
	void oldVersion_beyondTheBound_isTooOld() {
		put("a1", 1, 0);
		put("a2", 2, 1000);
		fresh("r1", "a1", 1, 3010);
		assertThat(violations()).singleElement().asString().startsWith("too old");
	}

	@Test
	void oldVersion_markedStale_isRight() {
		put("a1", 1, 0);
		put("a2", 2, 1000);
		answer("r1", Kind.STALE, "a1", 1, 60_000);
		answer("r1", Kind.UNKNOWN, "", 0, 60_001);
		assertThat(violations()).isEmpty();
	}

	@Test
	void olderThanAnsweredBefore_wentBack_onTheSameReaderOnly() {
		put("a1", 1, 0);
		put("a2", 2, 1000);
		fresh("r1", "a2", 2, 1100);
		fresh("r2", "a1", 1, 1200);
		assertThat(violations()).isEmpty();
		fresh("r1", "a1", 1, 1200);
		assertThat(violations()).singleElement().asString().startsWith("went back");
	}

	@Test
	void notFound_forAcknowledgedPost_isFound() {
		put("a1", 1, 0);
		answer("r1", Kind.ABSENT, "", 0, 1990);
		assertThat(violations()).isEmpty();
		answer("r1", Kind.ABSENT, "", 0, 2010);
		assertThat(violations()).singleElement().asString().startsWith("404");
	}

	@Test
	void notFound_forPostThatWasAnsweredBefore_isFound() {
		put("a1", 1, 0);
		fresh("r1", "a1", 1, 10);
		answer("r1", Kind.ABSENT, "", 0, 20);
		assertThat(violations()).singleElement().asString().startsWith("404");
	}

	@Test
	void notFound_afterDelete_evenAnUnknownOne_isRight() {
		put("a1", 1, 0);
		write(null, Outcome.UNKNOWN, 0, 500);
		answer("r1", Kind.ABSENT, "", 0, 2600);
		assertThat(violations()).isEmpty();
	}

	@Test
	void deletedPost_comesBack_isFound() {
		put("a1", 1, 0);
		delete(2, 100);
		fresh("r1", "a1", 1, 1000);
		assertThat(violations()).isEmpty();
		fresh("r1", "a1", 1, 2200);
		assertThat(violations()).singleElement().asString().startsWith("too old");
	}

	@Test
	void deletedPost_comesBackAfterItsTombstone_isFound() {
		put("a1", 1, 0);
		delete(2, 100);
		answer("r1", Kind.ABSENT, "", 2, 200);
		fresh("r1", "a1", 1, 300);
		assertThat(violations()).singleElement().asString().startsWith("went back");
	}

	@Test
	void unknownBytes_wrongVersion_wrongPost_areFound() {
		put("a1", 1, 0);
		fresh("r1", "foreign", 1, 100);
		fresh("r1", "a1", 7, 100);
		this.history.add(new Answer("r1", "other", Kind.STALE, 1, chain("a1"), "a1", nanos(100), nanos(100)));
		assertThat(violations()).hasSize(3).allMatch((violation) -> violation.startsWith("unknown bytes"));
	}

	@Test
	void refusedWrite_isNotRequired_unknownOneMayBeSeen() {
		put("a1", 1, 0);
		write("a2", Outcome.REFUSED, 0, 100);
		write("a3", Outcome.UNKNOWN, 0, 100);
		fresh("r1", "a1", 1, 5000);
		fresh("r1", "a3", 2, 5100);
		assertThat(violations()).isEmpty();
	}

	@Test
	void lostWrite_isNotRequired_andNotServedAfterwards() {
		put("a1", 1, 0);
		put("a2", 2, 1000);
		this.history.lost(new Loss(nanos(2000), nanos(2000), 1, false));
		fresh("r1", "a2", 2, 3900);
		fresh("r1", "a1", 1, 5000);
		assertThat(violations()).isEmpty();
		fresh("r2", "a2", 2, 4100);
		assertThat(violations()).singleElement().asString().startsWith("lost history");
	}

	@Test
	void versionUsedAgainAfterLoss_isNewer() {
		put("a2", 2, 1000);
		this.history.lost(new Loss(nanos(2000), nanos(2000), 1, false));
		put("b2", 2, 2500);
		fresh("r1", "b2", 2, 3000);
		assertThat(violations()).isEmpty();
		fresh("r1", "a2", 2, 4600);
		assertThat(violations()).hasSizeGreaterThan(1);
	}

	private List<String> violations() {
		return HistoryChecker.violations(this.history, Duration.ofSeconds(2));
	}

	private void put(String body, long version, long millis) {
		write(body, Outcome.ACKNOWLEDGED, version, millis);
	}

	private void delete(long version, long millis) {
		write(null, Outcome.ACKNOWLEDGED, version, millis);
	}

	private void write(@Nullable String body, Outcome outcome, long version, long millis) {
		String name = (body != null) ? body : "delete" + version;
		long chain = (outcome == Outcome.ACKNOWLEDGED) ? chain(name) : 0;
		this.history.add(new Committed("a", body, nanos(millis) - 1, outcome, version, chain, nanos(millis)));
	}

	private void fresh(String reader, String body, long version, long millis) {
		answer(reader, Kind.FRESH, body, version, millis);
	}

	private void answer(String reader, Kind kind, String body, long version, long millis) {
		String name = body.isEmpty() ? "delete" + version : body;
		this.history.add(new Answer(reader, "a", kind, version, (version > 0) ? chain(name) : 0, body, nanos(millis),
				nanos(millis)));
	}

	private static long chain(String name) {
		return name.hashCode() * 31L + 7;
	}

	private static long nanos(long millis) {
		return TimeUnit.MILLISECONDS.toNanos(millis + 1_000_000);
	}

}
