package io.heavyread.console.action;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.heavyread.console.audit.Audits;
import io.heavyread.console.fleet.ReaderStatus;
import io.heavyread.console.fleet.ReaderView;
import io.heavyread.console.format.Tone;
import io.heavyread.console.reader.ReaderClients;
import io.heavyread.console.support.Fleets;
import io.heavyread.console.support.StubReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Each action tells what came of it on each reader, and is in the audit. */
class ReaderActionsTests {

	private final StubReader first = StubReader.start("reader-1");

	private final StubReader second = StubReader.start("reader-2");

	private final List<ReaderView> both = List.of(Fleets.at(this.first, ReaderStatus.LIVE),
			Fleets.at(this.second, ReaderStatus.LIVE));

	private final Audits audits = new Audits();

	private final ReaderActions actions = new ReaderActions(ReaderClients.ofStubs(), this.audits.trail());

	@AfterEach
	void close() {
		this.first.close();
		this.second.close();
	}

	@Test
	void evict_tellsWhereThePostWasCached() {
		this.first.put("post-1", 7, "c7", "{}");
		Result result = this.actions.evict("post-1", this.both);
		assertThat(result).isEqualTo(new Result(Tone.LIVE, "Evict of post-1 is done.",
				List.of("reader-1: evicted", "reader-2: was not cached")));
		assertThat(this.audits.kept())
			.containsExactly("evict | all 2 readers | post-1 | reader-1: evicted; reader-2: was not cached");
	}

	@Test
	void evictAll_tellsHowManyThereWere() {
		this.first.put("a", 1, "c1", "{}");
		this.first.put("b", 2, "c2", "{}");
		assertThat(this.actions.evictAll(this.both.subList(0, 1)).lines())
			.containsExactly("reader-1: evicted 2 entries");
		assertThat(this.audits.kept().get(0)).startsWith("evict all | reader-1");
	}

	@Test
	void actionThatReachesSome_isAWarning() {
		this.second.kill();
		Result result = this.actions.resync(this.both);
		assertThat(result.tone()).isEqualTo(Tone.WARN);
		assertThat(result.headline()).isEqualTo("Resync reached 1 of 2 readers.");
		assertThat(result.lines()).containsExactly("reader-1: asked",
				"reader-2 was not reached: it refuses connections");
	}

	@Test
	void actionThatReachesNobody_isBad() {
		this.first.kill();
		this.second.kill();
		assertThat(this.actions.resync(this.both).tone()).isEqualTo(Tone.BAD);
	}

	@Test
	void refresh_readsAgainAfterTheEviction() {
		this.first.put("post-1", 7, "c7", "{}");
		Result result = this.actions.refresh("post-1", this.both, (reader) -> {
			StubReader read = reader.id().equals("reader-1") ? this.first : this.second;
			assertThat(read.calls()).containsExactly("DELETE /actuator/postcache/entries/post-1");
			return CompletableFuture.completedFuture(reader.id().equals("reader-1") ? 200 : 503);
		});
		assertThat(result.lines()).containsExactly("reader-1: loaded again", "reader-2: answered with status 503");
	}

}
