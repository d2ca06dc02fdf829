package io.heavyread.proof;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A reader's unmarked answers with Sentinel: fresh within the limit, and not so when a
 * safeguard is taken out.
 */
class ReaderTests {

	private static final Model SENTINEL = Model.of("Reader", "Sentinel");

	private static final Model LOADS = Model.of("Reader", "Loads");

	private static final Model FORGETFUL = SENTINEL.with("MaxForgotten = 1")
		.with("MaxWrites = 1")
		.with("Hello = 0")
		.with("Limit = 0");

	@Test
	void feed_withWitnesses_isFreshWithinTheLimit() {
		assertThat(Tlc.search(SENTINEL).completed()).isTrue();
	}

	@Test
	void feed_oneTickLessThanTheLimit_isStale() {
		assertThat(Tlc.search(SENTINEL.with("Limit = 0")).violated()).contains("FeedIsFresh");
	}

	@Test
	void feed_ofWritesThatAreAcknowledgedWithWitnesses_isFreshWithoutLimitHoweverLateSentinelsLearn() {
		Model model = SENTINEL.with("WritesWitnessed = TRUE")
			.with("Timely = FALSE")
			.with("Hello = 0")
			.with("Limit = 0")
			.with("Faults = {\"hung\", \"cut\"}");
		assertThat(Tlc.search(model).completed()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Witnesses = FALSE", "Quorum = 1", "AsOfQuestions = FALSE" })
	void feed_withoutOneSafeguard_isStale(String change) {
		assertThat(Tlc.search(SENTINEL.with(change)).violated()).contains("FeedIsFresh");
	}

	@Test
	void feed_withoutWitnesses_isStaleWhenAHungPrimaryWakes() {
		assertThat(Tlc.search(SENTINEL.with("Witnesses = FALSE").with("Faults = {\"hung\"}")).violated())
			.contains("FeedIsFresh");
	}

	@Test
	void feed_afterTheFailOver_canBeProvenByTheNewPrimary() {
		assertThat(Tlc.search(SENTINEL.checking("NeverLiveAtTheNew")).violated()).contains("NeverLiveAtTheNew");
	}

	@Test
	void feed_whenASentinelForgets_isFreshByTheVeto() {
		assertThat(Tlc.search(FORGETFUL.with("Veto = \"newer\"")).completed()).isTrue();
	}

	@Test
	void feed_whenASentinelForgetsAndNobodyVetoes_isStale() {
		assertThat(Tlc.search(FORGETFUL).violated()).contains("FeedIsFresh");
	}

	@Test
	void feed_whileWhoeverKnowsBetterIsHeard_isFreshWithinTheLeaseHoweverLateTheOthersLearn() {
		Model model = SENTINEL.with("Veto = \"newer\"").with("Timely = FALSE").with("Hello = 0").with("Limit = 0");
		assertThat(Tlc.search(model).completed()).isTrue();
		assertThat(Tlc.search(model.with("Veto = \"nobody\"")).violated()).contains("FeedIsFresh");
	}

	@Test
	void loads_withEvidence_areFresh() {
		assertThat(Tlc.search(LOADS).completed()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Evidence = \"none\"", "Evidence = \"after\"", "Age = FALSE" })
	void loads_withoutOneSafeguard_areStale(String change) {
		assertThat(Tlc.search(LOADS.with(change)).violated()).contains("MissesAreFresh");
	}

	@Test
	void hits_withoutEvidence_areStale() {
		assertThat(Tlc.search(LOADS.with("Evidence = \"none\"").checking("HitsAreFresh")).violated())
			.contains("HitsAreFresh");
	}

}
