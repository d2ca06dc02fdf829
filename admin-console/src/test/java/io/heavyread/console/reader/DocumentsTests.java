package io.heavyread.console.reader;

import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What readers tell is taken as it is, whatever they leave out or make up. */
class DocumentsTests {

	private static final JsonMapper JSON = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	@Test
	void emptyState_isAllNothing() {
		ReaderState state = JSON.readValue("{}", ReaderState.class);
		assertThat(state.state()).isEmpty();
		assertThat(state.requests()).isZero();
		assertThat(state.lag()).isEqualTo(new ReaderState.Lag(0, 0, 0, 0));
		assertThat(state.changes("applied")).isZero();
	}

	@Test
	void requests_areHitsMissesAndStaleAnswers() {
		ReaderState state = JSON.readValue("{\"hits\":5,\"misses\":3,\"stale\":2}", ReaderState.class);
		assertThat(state.requests()).isEqualTo(10);
	}

	/** A histogram's bucket ends above the largest value in it. */
	@Test
	void percentile_isNeverAboveTheLargestValue() {
		ReaderState.Lag lag = new ReaderState.Lag(1, 8.2, 7.5, 1);
		assertThat(lag.p99Ms()).isEqualTo(7.5);
		assertThat(lag.p50Ms()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource({ "push, PUSH, push", "fill, FILL, fill", "replay, REPLAY, replay", "warmup, WARM_UP, warm-up",
			"gift, UNKNOWN, unknown" })
	void source_isOneOfFourOrUnknown(String word, EntrySource source, String label) {
		EntryRow entry = JSON.readValue("{\"id\":\"a\",\"source\":\"" + word + "\"}", EntryRow.class);
		assertThat(entry.source()).isEqualTo(source);
		assertThat(entry.source().label()).isEqualTo(label);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"id\":\"a\"}", "{\"id\":\"a\",\"source\":null}" })
	void entryWithoutASource_isOfAnUnknownOne(String document) {
		EntryRow entry = JSON.readValue(document, EntryRow.class);
		assertThat(entry.source()).isEqualTo(EntrySource.UNKNOWN);
		assertThat(entry.chain()).isEmpty();
		assertThat(entry.applied()).isNull();
	}

	@Test
	void entry_isTakenInWhenItSays() {
		EntryRow entry = JSON.readValue("{\"id\":\"a\",\"etag\":\"\\\"c7\\\"\",\"appliedAt\":\"2026-03-04T12:00:00Z\"}",
				EntryRow.class);
		assertThat(entry.applied()).isEqualTo(Instant.parse("2026-03-04T12:00:00Z"));
		assertThat(entry.chain()).isEqualTo("c7");
	}

	/** Readers of this version write them in lower case, earlier ones in upper case. */
	@ParameterizedTest
	@CsvSource({ "running, RUNNING", "RUNNING, RUNNING", "done, DONE", "cancelled, CANCELLED", "failed, FAILED",
			"paused, UNKNOWN", "'', UNKNOWN" })
	void stateOfAWarmUp_isReadInWhateverCase(String word, WarmUpState state) {
		WarmUpJob job = JSON.readValue("{\"job\":\"j\",\"state\":\"" + word + "\"}", WarmUpJob.class);
		assertThat(job.state()).isEqualTo(state);
		assertThat(job.isRunning()).isEqualTo(state == WarmUpState.RUNNING);
	}

	/** Clients of the console's API read these words. */
	@Test
	void warmUp_isToldInTheSameWords() {
		WarmUpJob job = JSON.readValue("{\"job\":\"j\",\"state\":\"done\",\"loaded\":2}", WarmUpJob.class);
		assertThat(JSON.writeValueAsString(job)).contains("\"state\":\"done\"", "\"loaded\":2");
	}

	@Test
	void failingJob_keepsItsCounts() {
		WarmUpJob job = new WarmUpJob("j", WarmUpState.RUNNING, 100, 60, 30, 5, null, null);
		assertThat(job.failing()).isEqualTo(new WarmUpJob("j", WarmUpState.FAILED, 100, 60, 30, 5, null, null));
		assertThat(job.done()).isEqualTo(95);
	}

	@Test
	void pageWithoutEntries_isEmpty() {
		assertThat(JSON.readValue("{\"total\":3}", EntryPage.class).entries()).isEmpty();
		assertThat(JSON.readValue("{\"entries\":[null,{\"id\":\"a\"}]}", EntryPage.class).entries()).hasSize(1);
	}

}
