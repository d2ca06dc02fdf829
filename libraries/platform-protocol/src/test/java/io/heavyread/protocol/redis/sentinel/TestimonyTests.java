package io.heavyread.protocol.redis.sentinel;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

/** Times are whole seconds; now is second 100. */
class TestimonyTests {

	private static final long NOW = SECONDS.toNanos(100);

	private static final String S = "10.0.0.1";

	private static final String OTHER = "10.0.0.2";

	@Test
	void nobodyAnswers_nothingIsConfirmed() {
		assertThat(confirmed(3)).isNull();
		assertThat(patience(3)).isZero();
	}

	@Test
	void all_confirmAsOfTheMajoritysOldestQuestion() {
		assertThat(confirmed(3, names(S).asked(99), names(S).asked(98), names(S).asked(95))).isEqualTo(98);
		assertThat(confirmed(3, names(S).asked(95), names(S).asked(99), names(S).asked(98))).isEqualTo(98);
		assertThat(confirmed(1, names(S).asked(97).of(1))).isEqualTo(97);
	}

	@Test
	void oneOfThreeDown_changesNothing() {
		assertThat(confirmed(3, names(S).asked(99), names(S).asked(98))).isEqualTo(98);
		assertThat(patience(3, names(S).asked(99), names(S).asked(98))).isPositive();
	}

	@Test
	void minority_confirmsNothing() {
		assertThat(confirmed(3, names(S))).isNull();
		assertThat(patience(3, names(S))).isZero();
		assertThat(confirmed(4, names(S), names(S))).isNull();
		assertThat(confirmed(2, names(S).of(2))).isNull();
	}

	@Test
	void majority_isOfThoseReported_whenMoreThanConfigured() {
		assertThat(confirmed(1, names(S).of(3))).isNull();
		assertThat(confirmed(3, names(S).of(3), names(S).of(5))).isNull();
		assertThat(confirmed(3, names(S).of(5), names(S).of(5), names(S).of(4))).isEqualTo(99);
		assertThat(confirmed(5, names(S).of(3), names(S).of(3))).isNull();
	}

	@Test
	void doubted_isNoWitness() {
		assertThat(confirmed(3, names(S), names(S), names(S).doubted())).isEqualTo(99);
		assertThat(confirmed(3, names(S), names(S).doubted(), names(S).doubted())).isNull();
		assertThat(patience(3, names(S), names(S).doubted(), names(S).doubted())).isZero();
	}

	/** It may have promoted another already; the others hear of that later. */
	@Test
	void oneThatReplacesTheServer_isAVeto() {
		assertThat(confirmed(3, names(S), names(S), names(S).replacing())).isNull();
		assertThat(patience(3, names(S), names(S), names(S).replacing())).isZero();
		assertThat(confirmed(3, names(S).epoch(5), names(S).epoch(5), names(OTHER).epoch(4).replacing())).isEqualTo(99);
	}

	@Test
	void other_withTheSameOrLowerEpoch_isNoVeto() {
		assertThat(confirmed(3, names(S).epoch(4), names(S).epoch(4), names(OTHER).epoch(4))).isEqualTo(99);
		assertThat(confirmed(3, names(S).epoch(4), names(S).epoch(4), names(OTHER).epoch(3))).isEqualTo(99);
	}

	/** For ever: no question of it is ever answered otherwise. */
	@Test
	void freshSentinel_namesTheAddressOfItsConfiguration_andChangesNothing() {
		assertThat(confirmed(3, names(S).epoch(4), names(S).epoch(4), names(OTHER).epoch(0).of(1))).isEqualTo(99);
		assertThat(confirmed(OTHER, 3, names(S).epoch(4), names(S).epoch(4), names(OTHER).epoch(0).of(1))).isNull();
	}

	@Test
	void other_withHigherEpoch_isAVeto() {
		assertThat(confirmed(3, names(S).epoch(4), names(S).epoch(4), names(OTHER).epoch(5))).isNull();
		assertThat(patience(3, names(S).epoch(4), names(S).epoch(4), names(OTHER).epoch(5))).isZero();
	}

	/** One of them is up to date, whatever the others saw last. */
	@Test
	void other_withHigherEpochThanSomeWitnesses_isNoVeto() {
		assertThat(confirmed(3, names(S).epoch(4), names(S).epoch(6), names(OTHER).epoch(5))).isEqualTo(99);
	}

	/** It was promoted, whatever became of it then. */
	@Test
	void other_doubtedWithHigherEpoch_isAVeto() {
		assertThat(confirmed(3, names(S).epoch(4), names(S).epoch(4), names(OTHER).epoch(5).doubted())).isNull();
	}

	/** What a doubted one knows of the server does not lift a veto. */
	@Test
	void veto_isHeldAgainstWitnessesOnly() {
		assertThat(confirmed(4, names(S).epoch(4), names(S).epoch(4), names(S).epoch(4), names(OTHER).epoch(5)))
			.isNull();
		assertThat(confirmed(5, names(S).epoch(4), names(S).epoch(4), names(S).epoch(4), names(S).epoch(6).doubted(),
				names(OTHER).epoch(5)))
			.isNull();
	}

	@Test
	void promotedServer_isConfirmed_onceAMajorityHasLearned() {
		Said late = names(S).epoch(4);
		assertThat(confirmed(OTHER, 3, names(OTHER).epoch(5), late, late)).isNull();
		assertThat(confirmed(OTHER, 3, names(OTHER).epoch(5), names(OTHER).epoch(5), late)).isEqualTo(99);
		assertThat(confirmed(3, names(OTHER).epoch(5), names(OTHER).epoch(5), late)).isNull();
	}

	@Test
	void oldAnswers_areForgotten_alsoAVeto() {
		assertThat(confirmed(3, names(S).asked(90), names(S).asked(99))).isEqualTo(90);
		assertThat(confirmed(3, names(S).asked(89), names(S).asked(99))).isNull();
		assertThat(confirmed(3, names(S).epoch(4), names(S).epoch(4), names(OTHER).epoch(5).asked(90))).isNull();
		assertThat(confirmed(3, names(S).epoch(4), names(S).epoch(4), names(OTHER).epoch(5).asked(89))).isEqualTo(99);
		assertThat(confirmed(1, names(S).of(1), names(S).of(5).asked(80))).isEqualTo(99);
	}

	/** Two of three must hold it for down: the second that may decides. */
	@Test
	void patience_endsWhenAQuorumMayHoldItForDown() {
		assertThat(patience(3, names(S).patient(4), names(S).patient(6), names(S).patient(9))).isEqualTo(6);
		assertThat(patience(3, names(S).patient(4), names(S).patient(6))).isEqualTo(4);
		assertThat(patience(3, names(S).patient(-1), names(S).patient(6), names(S).patient(9))).isEqualTo(6);
		assertThat(patience(3, names(S).patient(-1), names(S).patient(-2), names(S).patient(9))).isEqualTo(-1);
	}

	/** The two that are not heard may have it replaced alone. */
	@Test
	void patience_quorumBelowTheMajority_needsMoreWitnesses() {
		assertThat(patience(5, five(3))).isZero();
		assertThat(patience(5, five(4))).isEqualTo(5);
		assertThat(patience(3, names(S).quorum(1).patient(5), names(S).quorum(1).patient(4),
				names(S).quorum(1).patient(6)))
			.isEqualTo(4);
		assertThat(patience(3, names(S).quorum(1).patient(5), names(S).quorum(1).patient(4))).isZero();
	}

	private static Said[] five(int answering) {
		return Stream.generate(() -> names(S).of(5).quorum(2).patient(5)).limit(answering).toArray(Said[]::new);
	}

	private static @Nullable Long confirmed(int configured, Said... said) {
		return confirmed(S, configured, said);
	}

	private static @Nullable Long confirmed(String server, int configured, Said... said) {
		OptionalLong age = testimony(configured, said).confirmationAgeNanos(is(server), NOW);
		return age.isPresent() ? SECONDS.convert(NOW - age.getAsLong(), java.util.concurrent.TimeUnit.NANOSECONDS)
				: null;
	}

	private static long patience(int configured, Said... said) {
		return java.util.concurrent.TimeUnit.NANOSECONDS
			.toSeconds(testimony(configured, said).patienceNanos(is(S), NOW));
	}

	private static Testimony testimony(int configured, Said... said) {
		return new Testimony(configured, List.of(said).stream().map(Said::answer).toList());
	}

	private static Predicate<InetSocketAddress> is(String server) {
		return (named) -> named.getHostString().equals(server);
	}

	private static Said names(String address) {
		return new Said(address, false, false, 4, 3, 2, 99, 4);
	}

	private record Said(String address, boolean doubtful, boolean replaces, long configEpoch, int sentinels, int needed,
			long second, long patienceSeconds) {

		Said doubted() {
			return new Said(this.address, true, this.replaces, this.configEpoch, this.sentinels, this.needed,
					this.second, this.patienceSeconds);
		}

		Said replacing() {
			return new Said(this.address, true, true, this.configEpoch, this.sentinels, this.needed, this.second,
					this.patienceSeconds);
		}

		Said epoch(long number) {
			return new Said(this.address, this.doubtful, this.replaces, number, this.sentinels, this.needed,
					this.second, this.patienceSeconds);
		}

		Said of(int number) {
			return new Said(this.address, this.doubtful, this.replaces, this.configEpoch, number, this.needed,
					this.second, this.patienceSeconds);
		}

		Said quorum(int number) {
			return new Said(this.address, this.doubtful, this.replaces, this.configEpoch, this.sentinels, number,
					this.second, this.patienceSeconds);
		}

		Said asked(long when) {
			return new Said(this.address, this.doubtful, this.replaces, this.configEpoch, this.sentinels, this.needed,
					when, this.patienceSeconds);
		}

		Said patient(long seconds) {
			return new Said(this.address, this.doubtful, this.replaces, this.configEpoch, this.sentinels, this.needed,
					this.second, seconds);
		}

		SentinelAnswer answer() {
			long askedNanos = SECONDS.toNanos(this.second);
			return new SentinelAnswer(InetSocketAddress.createUnresolved(this.address, 6379), this.doubtful,
					this.replaces, this.configEpoch, this.sentinels, this.needed,
					Math.max(0, SECONDS.toNanos(this.patienceSeconds) + NOW - askedNanos), 0, askedNanos);
		}

	}

}
