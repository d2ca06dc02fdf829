package io.heavyread.protocol.manage;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
		assertThat(state.propagationLag()).isEqualTo(new ReaderState.Lag(0, 0, 0, 0));
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

	/** Clients of a reader and of the console's API read these words. */
	@Test
	void warmUp_isToldInTheSameWords() {
		WarmUpJob job = JSON.readValue("{\"job\":\"j\",\"state\":\"done\",\"loaded\":2}", WarmUpJob.class);
		assertThat(JSON.writeValueAsString(job)).contains("\"state\":\"done\"", "\"loaded\":2");
	}

	@Test
	void failingJob_keepsItsCounts() {
		WarmUpJob job = new WarmUpJob("j", WarmUpState.RUNNING, 100, 60, 30, 5, null, null, "all", 7, false, "");
		assertThat(job.failing())
			.isEqualTo(new WarmUpJob("j", WarmUpState.FAILED, 100, 60, 30, 5, null, null, "all", 7, false, ""));
		assertThat(job.done()).isEqualTo(95);
	}

	@Test
	void pageWithoutEntries_isEmpty() {
		assertThat(JSON.readValue("{\"total\":3}", EntryPage.class).entries()).isEmpty();
		assertThat(JSON.readValue("{\"entries\":[null,{\"id\":\"a\"}]}", EntryPage.class).entries()).hasSize(1);
	}

	@Test
	void emptyDocuments_areReadAsAllNothing() {
		assertThat(JSON.readValue("{}", EntryRow.class))
			.isEqualTo(new EntryRow("", 0, "", 0, null, EntrySource.UNKNOWN, 0, null, null, null));
		assertThat(JSON.readValue("{}", WarmUpJob.class))
			.isEqualTo(new WarmUpJob("", WarmUpState.UNKNOWN, 0, 0, 0, 0, null, null, "", null, false, ""));
		assertThat(JSON.readValue("{}", EntryPage.class)).isEqualTo(new EntryPage(0, List.of(), null));
		assertThat(JSON.readValue("{}", Evicted.class)).isEqualTo(new Evicted(0));
	}

	/** A reader of a later version tells more. */
	@Test
	void unknownFields_arePassedOver() {
		ReaderState state = JSON.readValue(
				"{\"later\":{\"a\":[1]},\"state\":\"LIVE\",\"jvm\":{\"later\":1,\"threads\":4}}", ReaderState.class);
		assertThat(state.state()).isEqualTo("LIVE");
		assertThat(state.jvm()).isEqualTo(new ReaderState.Jvm("", 0, 0, 0, 4));
	}

	@ParameterizedTest
	@ValueSource(strings = { "reader", "state", "epoch", "chain", "startedAt", "since", "cause", "dataAddress",
			"managementAddress" })
	void text_ofAState_hasABound(String name) {
		assertBounded(name, ReaderState.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "id", "etag", "appliedAt" })
	void text_ofAnEntry_hasABound(String name) {
		assertBounded(name, EntryRow.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "job", "startedAt", "finishedAt", "scope", "detail" })
	void text_ofAWarmUp_hasABound(String name) {
		assertBounded(name, WarmUpJob.class);
	}

	private static void assertBounded(String name, Class<?> type) {
		Object told = JSON.readValue("{\"" + name + "\":\"" + "x".repeat(100_000) + "\"}", type);
		assertThat(JSON.valueToTree(told).path(name).asString()).hasSize(300).startsWith("xxx");
	}

	@Test
	void counts_ofAState_haveABound() {
		String many = IntStream.range(0, 1000).mapToObj((i) -> "\"c" + i + "\":1").collect(Collectors.joining(","));
		ReaderState state = JSON.readValue("{\"changes\":{" + many + "},\"resyncsByReason\":{" + many + "}}",
				ReaderState.class);
		assertThat(state.changes()).hasSize(40);
		assertThat(state.resyncsByReason()).hasSize(40);
	}

	@Test
	void textOfTheProcess_hasABound() {
		ReaderState state = JSON.readValue("{\"jvm\":{\"version\":\"" + "x".repeat(1000) + "\"}}", ReaderState.class);
		assertThat(state.jvm()).extracting(ReaderState.Jvm::version).asString().hasSize(300);
	}

	@Test
	void order_leavesOutWhatItsScopeDoesNotNeed() {
		assertThat(JSON.writeValueAsString(new WarmUpOrder("prefix", 5, "news:", null, true)))
			.isEqualTo("{\"scope\":\"prefix\",\"limit\":5,\"prefix\":\"news:\",\"dryRun\":true}");
	}

}
