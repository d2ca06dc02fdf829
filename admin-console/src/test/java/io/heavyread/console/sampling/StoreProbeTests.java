package io.heavyread.console.sampling;

import java.time.Clock;
import java.time.ZoneOffset;

import io.heavyread.console.fleet.PeerStatus;
import io.heavyread.console.fleet.PeerView;
import io.heavyread.console.fleet.PeerView.Fact;
import io.heavyread.console.store.StoreSummary;
import io.heavyread.console.support.FakeStore;
import io.heavyread.console.support.Fleets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The store as the console last saw it: one miss changes nothing, two in a row do. */
class StoreProbeTests {

	private final FakeStore store = new FakeStore();

	private final StoreProbe sample = new StoreProbe(this.store, Clock.fixed(Fleets.NOW, ZoneOffset.UTC));

	@AfterEach
	void close() {
		this.sample.close();
	}

	private PeerView look() {
		this.sample.ask().join();
		return this.sample.view();
	}

	private static StoreSummary summary(String epoch, boolean persistent, long maxBytes) {
		return new StoreSummary("7.2.0", "master", 4_000_000, maxBytes, 3, "append-only file", persistent, epoch, 7,
				"cc", 2);
	}

	@Test
	void beforeTheFirstAnswer_itDoesNotAnswer() {
		assertThat(this.sample.view().status()).isEqualTo(PeerStatus.NO_ANSWER);
		assertThat(this.sample.problem()).isEqualTo("Redis has not answered yet.");
	}

	@Test
	void answer_isToldInWords() {
		this.store.put("a", 7, false);
		assertThat(look().status()).isEqualTo(PeerStatus.HEALTHY);
		assertThat(look().facts()).contains(new Fact("Role, version", "primary, 7.2.0"),
				new Fact("Memory", "4.00\u00a0MB, no bound"), new Fact("Position", "7"), new Fact("Posts", "2"));
		assertThat(this.sample.newest()).hasSize(1);
	}

	@Test
	void memoryBound_isToldWithTheMemory() {
		this.store.tell(summary("aa", true, 8_000_000));
		assertThat(look().facts()).contains(new Fact("Memory", "4.00\u00a0MB of 8.00\u00a0MB"));
	}

	@Test
	void oneMiss_changesNothing() {
		look();
		this.store.down(true);
		assertThat(look().status()).isEqualTo(PeerStatus.HEALTHY);
		assertThat(this.sample.problem()).isEmpty();
	}

	@Test
	void twoMisses_areNoAnswer_andTheLastFactsStay() {
		look();
		this.store.down(true);
		look();
		PeerView view = look();
		assertThat(view.status()).isEqualTo(PeerStatus.NO_ANSWER);
		assertThat(view.problem()).isEqualTo("Redis cannot be reached.");
		assertThat(view.facts()).contains(new Fact("Position", "7"));
		assertThat(this.sample.latest()).isEqualTo(FakeStore.HEALTHY);
	}

	@Test
	void answerAfterMisses_countsAtOnce() {
		this.store.down(true);
		look();
		look();
		this.store.down(false);
		assertThat(look().status()).isEqualTo(PeerStatus.HEALTHY);
	}

	@Test
	void storeWithoutAHistory_isEmpty() {
		this.store.tell(summary("", true, 0));
		assertThat(look().status()).isEqualTo(PeerStatus.EMPTY);
	}

	@Test
	void failedWriteToDisk_isAWarning() {
		this.store.tell(summary("aa", false, 0));
		assertThat(look().status()).isEqualTo(PeerStatus.NOT_ON_DISK);
	}

}
