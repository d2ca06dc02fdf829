package io.heavyread.console.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.fleet.Reply;
import io.heavyread.console.format.Tone;
import io.heavyread.console.store.LogWrite;
import io.heavyread.console.store.StoredPost;
import io.heavyread.console.support.FakeStore;
import io.heavyread.console.support.Fleets;
import io.heavyread.protocol.manage.EntryRow;
import io.heavyread.protocol.manage.EntrySource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Where a key is, by what the store and the readers said. */
class KeyPlacesTests {

	private final FakeStore store = new FakeStore();

	private final List<LogWrite> writes = new ArrayList<>();

	private static EntryRow entry(long version, EntrySource source, @Nullable Boolean current) {
		return new EntryRow("p", version, "\"c" + version + '"', 2, Fleets.NOW.minusSeconds(3).toString(), source, 0,
				current, 0, "{}");
	}

	private static Reply<Optional<EntryRow>> holding(EntryRow entry) {
		return new Reply<>("reader-1", Optional.of(entry), "");
	}

	private static Reply<Optional<EntryRow>> nothing() {
		return new Reply<>("reader-1", Optional.empty(), "");
	}

	private void written(long version, long secondsAgo) {
		this.writes.add(0, new LogWrite(version, "p", false, "c" + version, 2, Fleets.NOW.minusSeconds(secondsAgo)));
	}

	private List<Place> places(@Nullable StoredPost stored, String problem, ReaderStatus status,
			Reply<Optional<EntryRow>> reply) {
		ReaderView reader = Fleets.reader("reader-1", status, "", Fleets.state(status.name(), 7, ""));
		FleetSnapshot fleet = Fleets.of(reader);
		return new KeyPlaces(stored, problem, this.writes, Fleets.NOW).of(fleet, List.of(reply));
	}

	private Place reader(ReaderStatus status, Reply<Optional<EntryRow>> reply) {
		return places(this.store.put("p", 7, false), "", status, reply).get(1);
	}

	@Test
	void store_holdsAPostATombstoneOrNothing() {
		assertThat(places(this.store.put("p", 7, false), "", ReaderStatus.LIVE, nothing()).get(0))
			.isInstanceOf(Place.Committed.class);
		assertThat(places(this.store.put("p", 7, true), "", ReaderStatus.LIVE, nothing()).get(0))
			.isInstanceOf(Place.Deleted.class);
		assertThat(places(null, "", ReaderStatus.LIVE, nothing()).get(0)).isInstanceOf(Place.NeverWritten.class);
	}

	@Test
	void tombstone_hasAVersionAndNoBody() {
		Place place = places(this.store.put("p", 7, true), "", ReaderStatus.LIVE, nothing()).get(0);
		assertThat(place.version()).isEqualTo(7);
		assertThat(place.body()).isNull();
	}

	@Test
	void storeThatDoesNotAnswer_isNotAStoreWithoutThePost() {
		List<Place> places = places(null, "Redis cannot be reached.", ReaderStatus.LIVE,
				holding(entry(7, EntrySource.PUSH, true)));
		assertThat(places.get(0)).isInstanceOf(Place.Unreachable.class);
		assertThat(places.get(1).label()).isEqualTo("Not comparable");
		assertThat(places.get(1).isOdd()).isFalse();
	}

	@Test
	void readerThatDoesNotAnswer_saysWhy() {
		Place place = reader(ReaderStatus.NO_ANSWER, new Reply<>("reader-1", null, "refuses connections"));
		assertThat(place).isInstanceOf(Place.Unreachable.class);
		assertThat(place.answer()).isEqualTo("It refuses connections.");
		assertThat(place.site().standing().replace('\u00a0', ' ')).isEqualTo("No answer for 1 min 30 s");
	}

	@Test
	void readerWithoutThePost_loadsItOrSaysThatThereIsNone() {
		assertThat(reader(ReaderStatus.LIVE, nothing()).answer()).isEqualTo("MISS, loads it");
		assertThat(places(null, "", ReaderStatus.LIVE, nothing()).get(1).answer()).isEqualTo("404");
		assertThat(places(this.store.put("p", 7, true), "", ReaderStatus.LIVE, nothing()).get(1).answer())
			.isEqualTo("404");
	}

	/** A degraded reader can neither load nor know that there is none. */
	@Test
	void degradedReader_refusesWhatItHasNotCachedAndMarksTheRest() {
		assertThat(reader(ReaderStatus.DEGRADED, nothing()).answer()).isEqualTo("503, cannot know");
		assertThat(reader(ReaderStatus.DEGRADED, holding(entry(7, EntrySource.PUSH, true))).answer())
			.isEqualTo("STALE");
	}

	@Test
	void liveReader_answersFromMemoryWhatItTrusts() {
		assertThat(reader(ReaderStatus.LIVE, holding(entry(7, EntrySource.PUSH, true))).answer())
			.isEqualTo("HIT, fresh");
		assertThat(reader(ReaderStatus.LIVE, holding(entry(7, EntrySource.PUSH, null))).answer())
			.isEqualTo("HIT, fresh");
		assertThat(reader(ReaderStatus.LIVE, holding(entry(7, EntrySource.PUSH, false))).answer())
			.isEqualTo("MISS, looks at Redis");
	}

	@Test
	void olderCopy_isToldInWrites_whileTheLogGoesBackToIt() {
		written(5, 40);
		written(6, 30);
		written(7, 10);
		Place place = reader(ReaderStatus.LIVE, holding(entry(5, EntrySource.PUSH, true)));
		assertThat(place.label().replace('\u00a0', ' ')).isEqualTo("2 writes older");
		assertThat(place.tone()).isEqualTo(Tone.WARN);
		this.writes.remove(2);
		assertThat(reader(ReaderStatus.LIVE, holding(entry(5, EntrySource.PUSH, true))).label()).isEqualTo("Older");
	}

	/** Applied 3 s before now, written 5 s before. */
	@Test
	void lag_isFromTheWriteToTheReader_ofPushesOnly() {
		written(7, 5);
		assertThat(lag(EntrySource.PUSH)).isEqualTo(2000);
		assertThat(lag(EntrySource.FILL)).isNaN();
	}

	@Test
	void lag_ofAWriteThatTheLogHasForgotten_isThatOfTheStoredPost() {
		assertThat(lag(EntrySource.PUSH)).isEqualTo(7000);
	}

	private double lag(EntrySource source) {
		Copy copy = reader(ReaderStatus.LIVE, holding(entry(7, source, true))).copy();
		assertThat(copy).isNotNull();
		return copy.lag();
	}

	/** Two clocks may differ. */
	@Test
	void lag_isNeverNegative() {
		written(7, 2);
		assertThat(lag(EntrySource.PUSH)).isZero();
	}

}
