package io.heavyread.proof;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a writer acknowledges, and what of it a fail-over loses.
 */
class WriterTests {

	private static final Model TWO_REPLICAS = Model.of("Writer", "Writer");

	private static final Model LEADER_HEARD = TWO_REPLICAS.with("Timely = FALSE").with("Hello = 0");

	private static final Model NO_WITNESSES = TWO_REPLICAS.with("Witnesses = FALSE")
		.with("Timely = FALSE")
		.with("Hello = 0")
		.with("AllHeard = FALSE")
		.with("OffsetAge = 0")
		.with("Before = 0")
		.with("After = 0")
		.checking("NothingLost");

	private static final Model ONE_REPLICA = NO_WITNESSES.with("Servers = {old, new}")
		.with("MaxPromotions = 2")
		.with("MaxWrites = 2");

	@Test
	void oneReplica_waitedFor_losesNothing() {
		assertThat(Tlc.search(ONE_REPLICA).completed()).isTrue();
	}

	@Test
	void oneReplica_notWaitedFor_loses() {
		assertThat(Tlc.search(ONE_REPLICA.with("Replicas = 0")).violated()).contains("NothingLost");
	}

	@Test
	void twoReplicas_bothWaitedFor_loseNothing() {
		assertThat(Tlc.search(NO_WITNESSES.with("Replicas = 2")).completed()).isTrue();
	}

	@Test
	void twoReplicas_oneWaitedFor_lose() {
		assertThat(Tlc.search(TWO_REPLICAS.checking("NothingLost")).violated()).contains("NothingLost");
	}

	@Test
	void twoReplicas_oneWaitedForWithWitnesses_loseOnlyAroundThePromotion() {
		assertThat(Tlc.search(TWO_REPLICAS).completed()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "AllHeard = FALSE", "OffsetAge = 2" })
	void twoReplicas_ofWhichTheLeaderKnowsLess_loseMoreBeforeThePromotion(String change) {
		assertThat(Tlc.search(TWO_REPLICAS.with(change)).violated()).contains("LostOnlyShortlyBefore");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Witnesses = FALSE", "Quorum = 1", "After = 1", "Timely = FALSE" })
	void twoReplicas_withoutTimelyWitnesses_loseMoreAfterThePromotion(String change) {
		assertThat(Tlc.search(TWO_REPLICAS.with(change)).violated()).contains("LostOnlyShortlyAfter");
	}

	@Test
	void twoReplicas_whenTheSentinelsAreAskedAfterTheReply_loseOnlyUntilTheyKnow() {
		Model model = TWO_REPLICAS.with("Younger = 0").with("After = 1");
		assertThat(Tlc.search(model).completed()).isTrue();
	}

	@Test
	void twoReplicas_whileWhoeverKnowsBetterIsHeard_loseOnlyWhatYoungAnswersConfirmedHoweverLateTheOthersLearn() {
		Model model = LEADER_HEARD.with("Veto = \"newer\"").with("After = 1");
		assertThat(Tlc.search(model).completed()).isTrue();
		assertThat(Tlc.search(model.with("Veto = \"nobody\"")).violated()).contains("LostOnlyShortlyAfter");
	}

	@Test
	void twoReplicas_whileTheLeaderIsHeardForLongerThanAnswersCount_loseNothingAfterThePromotion() {
		Model model = LEADER_HEARD.with("Promoting = 1").with("Veto = \"replacing\"").with("After = 0");
		assertThat(Tlc.search(model).completed()).isTrue();
		assertThat(Tlc.search(model.with("Veto = \"newer\"")).violated()).contains("LostOnlyShortlyAfter");
		assertThat(Tlc.search(model.with("Promoting = 0")).violated()).contains("LostOnlyShortlyAfter");
	}

	@Test
	void oneReplica_notWaitedForWithWitnesses_losesNothingLongAfterThePromotion() {
		Model model = TWO_REPLICAS.with("Servers = {old, new}").with("Replicas = 0").checking("LostOnlyShortlyAfter");
		assertThat(Tlc.search(model).completed()).isTrue();
	}

	@Test
	void newPrimary_afterTheFailOver_canAcknowledge() {
		Model model = TWO_REPLICAS.with("Replicas = 0").checking("NeverAcknowledgedByTheNew");
		assertThat(Tlc.search(model).violated()).contains("NeverAcknowledgedByTheNew");
	}

}
