package io.heavyread.console.events;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.format.Tone;
import io.heavyread.console.support.Fleets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The newest events, newest first, by reader and by kind. */
class JournalTests {

	private final Journal journal = new Journal();

	private void add(EventKind kind, String reader, String text) {
		this.journal.add(new FleetEvent(Fleets.NOW, Tone.LIVE, kind, reader, text));
	}

	@Test
	void events_beyondTheBound_pushTheOldestOut() {
		for (int i = 0; i < 2001; i++) {
			add(EventKind.ACTION, "", "event " + i);
		}
		assertThat(this.journal.newest("", "", 5000)).hasSize(2000)
			.first()
			.extracting(FleetEvent::text)
			.isEqualTo("event 2000");
		assertThat(this.journal.newest("", "", 5000)).last().extracting(FleetEvent::text).isEqualTo("event 1");
	}

	@Test
	void events_ofOneReader_areThoseThatNameIt() {
		add(EventKind.STATE, "reader-1", "first");
		add(EventKind.STATE, "reader-2", "second");
		assertThat(this.journal.newest("reader-2", "", 9)).extracting(FleetEvent::text).containsExactly("second");
	}

	@Test
	void events_ofOneKind_areChosenByItsWord() {
		add(EventKind.COHERENCE, "", "sample");
		add(EventKind.PART, "", "gateway");
		assertThat(this.journal.newest("", "part", 9)).extracting(FleetEvent::text).containsExactly("gateway");
		assertThat(this.journal.newest("", "nonsense", 9)).isEmpty();
	}

	@Test
	void snapshot_addsWhatHasChanged() {
		FleetSnapshot before = Fleets.of(Fleets.live("reader-1", 1));
		this.journal.sampled(before, Fleets.of());
		assertThat(this.journal.newest("", "", 9)).extracting(FleetEvent::text)
			.containsExactly("reader-1 left the fleet");
	}

}
