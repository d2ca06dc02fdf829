package io.heavyread.console.keys;

import java.util.stream.Stream;

import io.heavyread.console.format.Tone;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.web.Verdict;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One headline over all places of a key. */
class KeyVerdictTests {

	private static final Place STORE = new Place.Committed(Site.STORE, copy(7));

	private static final Place TOMBSTONE = new Place.Deleted(Site.STORE, copy(7));

	private static final Place NEVER = new Place.NeverWritten(Site.STORE);

	private static Site site(String reader) {
		return new Site(reader, "Live", false);
	}

	private static Copy copy(long version) {
		return new Copy(version, "c" + version, 3, Fleets.NOW, "push", 1, "{}");
	}

	private static Place cached(String reader, long version, Agreement agreement) {
		return new Place.Cached(site(reader), copy(version), agreement, 0, NextAnswer.HIT);
	}

	private static Place equal(String reader) {
		return cached(reader, 7, Agreement.EQUAL);
	}

	private static Place absent(String reader, NextAnswer next) {
		return new Place.Absent(site(reader), next);
	}

	private static Verdict verdict(Place store, Place... readers) {
		return KeyVerdict.of(Stream.concat(Stream.of(store), Stream.of(readers)).toList());
	}

	@Test
	void allEqual() {
		Verdict verdict = verdict(STORE, equal("r1"), equal("r2"));
		assertThat(verdict.headline()).isEqualTo("Redis and all readers hold version 7");
		assertThat(verdict.tone()).isEqualTo(Tone.LIVE);
	}

	@Test
	void someHaveIt() {
		assertThat(verdict(STORE, equal("r1"), absent("r2", NextAnswer.LOADED)).headline().replace('\u00a0', ' '))
			.isEqualTo("Redis and 1 reader hold version 7");
		assertThat(verdict(STORE, absent("r1", NextAnswer.LOADED)).headline()).isEqualTo("No reader has it cached");
	}

	@Test
	void storeDoesNotAnswer_nothingIsCompared() {
		Verdict verdict = verdict(new Place.Unreachable(Site.STORE, "Redis cannot be reached."),
				cached("r1", 6, Agreement.NOT_COMPARABLE));
		assertThat(verdict.headline()).isEqualTo("Redis does not answer, so nothing can be compared");
		assertThat(verdict.tone()).isEqualTo(Tone.BAD);
	}

	@Test
	void neverWritten() {
		assertThat(verdict(NEVER, absent("r1", NextAnswer.NOT_FOUND)).headline())
			.isEqualTo("There is no post of this id");
	}

	@Test
	void deleted() {
		assertThat(verdict(TOMBSTONE, absent("r1", NextAnswer.NOT_FOUND)).headline()).isEqualTo("Deleted at version 7");
	}

	@Test
	void olderReader_isNamedWithItsVersion() {
		Verdict verdict = verdict(STORE, cached("r1", 6, Agreement.OLDER), equal("r2"));
		assertThat(verdict.headline()).isEqualTo("r1 holds version 6; Redis holds 7");
		assertThat(verdict.tone()).isEqualTo(Tone.WARN);
		assertThat(verdict.detail()).startsWith("r1: older.");
	}

	@Test
	void readerThatKeepsADeletedPost_isNamed() {
		assertThat(verdict(TOMBSTONE, cached("r1", 6, Agreement.OLDER)).headline())
			.isEqualTo("r1 holds version 6; Redis has it deleted at version 7");
	}

	@Test
	void readerThatHoldsWhatRedisDoesNotKnow_isNamed() {
		assertThat(verdict(NEVER, cached("r1", 6, Agreement.UNKNOWN_TO_STORE)).headline())
			.isEqualTo("r1 holds version 6; Redis does not know it");
	}

	@Test
	void severalOddReaders_areAllNamed() {
		assertThat(verdict(STORE, cached("r1", 7, Agreement.OTHER_CONTENT), cached("r2", 6, Agreement.OLDER)).detail())
			.startsWith("r1, r2: other content.");
	}

	@Test
	void readersOnTheWay_areNoWarning() {
		Verdict verdict = verdict(STORE, cached("r1", 6, Agreement.ON_ITS_WAY));
		assertThat(verdict.tone()).isEqualTo(Tone.BUSY);
		assertThat(verdict.detail()).contains("less than 2 s old");
	}

	@Test
	void readerThatDoesNotAnswer_isSaidWhereTheOthersAgree() {
		Verdict verdict = verdict(STORE, equal("r1"), new Place.Unreachable(site("r2"), "refuses connections"));
		assertThat(verdict.headline()).isEqualTo("r2 does not answer; the others agree with Redis");
		assertThat(verdict.detail()).isEqualTo("r2 refuses connections. What it holds is not known.");
		assertThat(verdict.link()).isEqualTo("/readers/r2");
	}

	@Test
	void readerThatCannotLoad_isSaid() {
		assertThat(verdict(STORE, absent("r2", NextAnswer.REFUSED)).headline())
			.isEqualTo("r2 cannot answer for this post; the others agree with Redis");
	}

	@Test
	void differenceCountsMoreThanAReaderThatDoesNotAnswer() {
		assertThat(verdict(STORE, new Place.Unreachable(site("r1"), "refuses connections"),
				cached("r2", 6, Agreement.OLDER))
			.headline()).startsWith("r2 holds version 6");
	}

	@Test
	void oneReaderOnItsWay_doesNotExcuseAnOlderOne() {
		Verdict verdict = verdict(STORE, cached("r1", 6, Agreement.ON_ITS_WAY), cached("r2", 5, Agreement.OLDER));
		assertThat(verdict.tone()).isEqualTo(Tone.WARN);
		assertThat(verdict.detail()).startsWith("r1, r2:");
	}

}
