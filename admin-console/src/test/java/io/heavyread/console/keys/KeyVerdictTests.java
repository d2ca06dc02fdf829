package io.heavyread.console.keys;

import java.util.List;
import java.util.stream.Stream;

import io.heavyread.console.store.StoredPost;
import io.heavyread.console.store.StoredVersion;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.web.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One headline over all places of a key. */
class KeyVerdictTests {

	private static final KeyPlace STORE = new KeyPlace("redis", true, "", "live", "Committed", 7, "c7", 3, Fleets.NOW,
			"write", Double.NaN, "", "{}", false);

	private static KeyPlace reader(String id, String tone, String label, long version, String answers, boolean odd) {
		return new KeyPlace(id, false, "Live", tone, label, version, "c" + version, 3, Fleets.NOW, "push", 1, answers,
				null, odd);
	}

	private static KeyPlace equal(String id) {
		return reader(id, "live", "Equal", 7, "HIT, fresh", false);
	}

	private static KeyPlace absent(String id) {
		return reader(id, "idle", "Not cached", 0, "MISS, loads it", false);
	}

	private static StoredPost stored(boolean deleted) {
		return new StoredPost(new StoredVersion("p", 7, "c7", Fleets.NOW, deleted, 3), "{}");
	}

	private static Verdict verdict(KeyPlace... readers) {
		return KeyVerdict.of(places(readers), stored(false), "");
	}

	private static List<KeyPlace> places(KeyPlace... readers) {
		return Stream.concat(Stream.of(STORE), Stream.of(readers)).toList();
	}

	@Test
	void allEqual() {
		assertThat(verdict(equal("r1"), equal("r2")).headline()).isEqualTo("Redis and all readers hold version 7");
	}

	@Test
	void someHaveIt() {
		assertThat(verdict(equal("r1"), absent("r2")).headline().replace('\u00a0', ' '))
			.isEqualTo("Redis and 1 reader hold version 7");
		assertThat(verdict(absent("r1")).headline()).isEqualTo("No reader has it cached");
	}

	@Test
	void storeDoesNotAnswer_nothingIsCompared() {
		Verdict verdict = KeyVerdict.of(places(equal("r1")), null, "Redis cannot be reached.");
		assertThat(verdict.headline()).isEqualTo("Redis does not answer, so nothing can be compared");
		assertThat(verdict.tone()).isEqualTo("bad");
	}

	@Test
	void neverWritten() {
		assertThat(KeyVerdict.of(places(absent("r1")), null, "").headline()).isEqualTo("There is no post of this id");
	}

	@Test
	void deleted() {
		assertThat(KeyVerdict.of(places(absent("r1")), stored(true), "").headline()).isEqualTo("Deleted at version 7");
	}

	@Test
	void olderReader_isNamedWithItsVersion() {
		Verdict verdict = verdict(reader("r1", "warn", "Older", 6, "HIT, fresh", true), equal("r2"));
		assertThat(verdict.headline()).isEqualTo("r1 holds version 6; Redis holds 7");
		assertThat(verdict.tone()).isEqualTo("warn");
		assertThat(verdict.detail()).startsWith("r1: older.");
	}

	@Test
	void readersOnTheWay_areNoWarning() {
		Verdict verdict = verdict(reader("r1", "busy", "On its way", 6, "HIT, fresh", true));
		assertThat(verdict.tone()).isEqualTo("busy");
		assertThat(verdict.detail()).contains("less than 2 s old");
	}

	@Test
	void readerThatDoesNotAnswer_isSaidWhereTheOthersAgree() {
		Verdict verdict = verdict(equal("r1"), reader("r2", "bad", "No answer", 0, "it refuses connections", false));
		assertThat(verdict.headline()).isEqualTo("r2 does not answer; the others agree with Redis");
		assertThat(verdict.link()).isEqualTo("/readers/r2");
	}

	@Test
	void readerThatCannotLoad_isSaid() {
		Verdict verdict = verdict(reader("r2", "idle", "Not cached", 0, KeyVerdict.REFUSES, false));
		assertThat(verdict.headline()).isEqualTo("r2 cannot answer for this post; the others agree with Redis");
	}

}
