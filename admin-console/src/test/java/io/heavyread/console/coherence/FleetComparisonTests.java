package io.heavyread.console.coherence;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.heavyread.console.fleet.FleetSnapshot;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.reader.ReaderClients;
import io.heavyread.console.support.FakeStore;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.support.StubReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Readers against the store, entry by entry, over real connections. */
class FleetComparisonTests {

	private final FakeStore store = new FakeStore();

	private final StubReader stub = StubReader.start("reader-1");

	private final EntryComparison entries = new EntryComparison(ReaderClients.ofStubs(), this.store);

	private FleetSnapshot fleet = Fleets.of(Fleets.at(this.stub, ReaderStatus.LIVE));

	private final FleetComparison comparison = new FleetComparison(this.entries, this.store, () -> this.fleet,
			Clock.fixed(Fleets.NOW, ZoneOffset.UTC));

	@AfterEach
	void close() {
		this.stub.close();
		this.entries.close();
	}

	private void both(String id, long version) {
		this.store.put(id, version, false);
		this.stub.put(id, version, "c" + version, "{}");
	}

	@Test
	void equalEntries_areCountedOnceEach() {
		both("a", 1);
		both("b", 2);
		ComparisonReport report = this.comparison.sample();
		assertThat(report.compared()).isEqualTo(2);
		assertThat(report.readers()).containsExactly(new ReaderComparison("reader-1", 2, 0, 2, true, ""));
	}

	@Test
	void entriesThatStayDifferent_areTold() {
		both("same", 1);
		this.store.put("older", 9, false);
		this.stub.put("older", 3, "c3", "{}");
		this.store.put("deleted", 4, true);
		this.stub.put("deleted", 4, "c4", "{}");
		this.stub.put("unknown", 5, "c5", "{}");
		this.store.put("content", 6, false);
		this.stub.put("content", 6, "other", "{}");
		assertThat(this.comparison.sample().differences()).extracting(Difference::id, Difference::words)
			.containsExactlyInAnyOrder(tuple("older", "older than Redis"), tuple("deleted", "deleted in Redis"),
					tuple("unknown", "Redis does not know the post"), tuple("content", "same version, other content"));
	}

	/** The reader takes the write in between two looks. */
	@Test
	void writeOnItsWay_isNoDifference() {
		this.store.put("moving", 9, false);
		this.stub.put("moving", 3, "c3", "{}");
		this.stub.onListing(() -> this.stub.put("moving", 9, "c9", "{}"));
		ComparisonReport report = this.comparison.sample();
		assertThat(report.compared()).isEqualTo(1);
		assertThat(report.differences()).isEmpty();
	}

	@Test
	void everything_isComparedWithItsProgress() {
		both("a", 1);
		List<String> progress = new ArrayList<>();
		ComparisonReport report = this.comparison.all(progress::add);
		assertThat(report.full()).isTrue();
		assertThat(report.readers().get(0).complete()).isTrue();
		assertThat(progress).containsExactly("reader-1: 1 of 1 entries compared");
	}

	@Test
	void readerThatDoesNotAnswer_isNotCalledEqual() {
		this.stub.kill();
		assertThat(this.comparison.sample().readers())
			.containsExactly(ReaderComparison.failed("reader-1", "refuses connections"));
	}

	@Test
	void readerThatIsKnownNotToAnswer_isNotAsked() {
		this.fleet = Fleets.of(Fleets.at(this.stub, ReaderStatus.NO_ANSWER));
		assertThat(this.comparison.sample().readers())
			.containsExactly(ReaderComparison.failed("reader-1", "does not answer"));
		assertThat(this.stub.listings()).isEmpty();
	}

	@Test
	void storeThatDoesNotAnswer_endsTheComparison() {
		this.fleet = Fleets.withoutStore(Fleets.at(this.stub, ReaderStatus.LIVE));
		ComparisonReport report = this.comparison.sample();
		assertThat(report.problem()).isEqualTo("Redis cannot be reached.");
		assertThat(report.readers()).isEmpty();
	}

	@Test
	void storeThatGoesAwayMeanwhile_isTheReadersProblem() {
		both("a", 1);
		this.stub.onListing(() -> this.store.down(true));
		assertThat(this.comparison.sample().readers().get(0).problem())
			.isEqualTo("could not be compared: Redis cannot be reached.");
	}

}
