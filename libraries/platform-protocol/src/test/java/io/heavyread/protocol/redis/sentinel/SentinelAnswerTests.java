package io.heavyread.protocol.redis.sentinel;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The fields are those that a real sentinel sends. */
class SentinelAnswerTests {

	private static final InetSocketAddress OLD = InetSocketAddress.createUnresolved("10.0.0.1", 6379);

	private static final InetSocketAddress NEW = InetSocketAddress.createUnresolved("10.0.0.2", 6379);

	@Test
	void of_healthy_isTakenAsSaid() {
		SentinelAnswer answer = SentinelAnswer.of(OLD, master(Map.of()), 7);
		assertThat(answer).isEqualTo(new SentinelAnswer(OLD, false, false, 4, 3, 2, millis(2000), 0, 7));
	}

	@ParameterizedTest
	@CsvSource({ "master,false,false", "'master,s_down',false,false", "'master,s_down,o_down',true,false",
			"'master,failover_in_progress',true,true", "'master,disconnected',false,false" })
	void of_flags_doubtWhatManyHoldForDownOrIsReplaced(String flags, boolean doubted, boolean replacing) {
		SentinelAnswer answer = SentinelAnswer.of(OLD, master(Map.of("flags", flags)), 0);
		assertThat(answer.doubted()).isEqualTo(doubted);
		assertThat(answer.replacing()).isEqualTo(replacing);
	}

	/** The second reply is seconds late: it is of the one that is replaced. */
	@Test
	void of_promotedDuringFailover_flagsAreOfTheOther() {
		SentinelAnswer answer = SentinelAnswer.of(NEW, master(Map.of("flags",
				"master,s_down,o_down,failover_in_progress", "config-epoch", "5", "last-ping-sent", "9000")), 0);
		assertThat(answer.named()).isEqualTo(NEW);
		assertThat(answer.doubted()).isFalse();
		assertThat(answer.replacing()).isFalse();
		assertThat(answer.configEpoch()).isEqualTo(5);
		assertThat(answer.patienceNanos(0)).isEqualTo(millis(2000));
	}

	@Test
	void of_primaryChangedBetweenTheQuestions_isNoAnswer() {
		assertThatIllegalArgumentException().isThrownBy(() -> SentinelAnswer.of(NEW, master(Map.of()), 0))
			.withMessageContaining("changed");
		assertThatIllegalArgumentException().isThrownBy(() -> SentinelAnswer.of(OLD, master(Map.of("port", "6380")), 0))
			.withMessageContaining("changed");
	}

	@Test
	void patience_isWhatTheSilenceLeaves_fromTheQuestionOn() {
		assertThat(patience(Map.of("last-ping-sent", "300"), 0)).isEqualTo(1700);
		assertThat(patience(Map.of("last-ping-sent", "300"), 500)).isEqualTo(1200);
		assertThat(patience(Map.of("last-ping-sent", "300"), 1700)).isZero();
		assertThat(patience(Map.of("last-ping-sent", "60000"), 1)).isEqualTo(-1);
		assertThat(patience(Map.of("flags", "master,disconnected", "last-ok-ping-reply", "800"), 0)).isEqualTo(1200);
		assertThat(patience(Map.of("last-ok-ping-reply", "800"), 0)).isEqualTo(2000);
	}

	private static long patience(Map<String, String> fields, long laterMillis) {
		return Duration.ofNanos(SentinelAnswer.of(OLD, master(fields), 50).patienceNanos(50 + millis(laterMillis)))
			.toMillis();
	}

	@ParameterizedTest
	@ValueSource(strings = { "flags", "ip", "port", "config-epoch", "num-other-sentinels", "quorum",
			"down-after-milliseconds", "last-ping-sent" })
	void of_missingField_isNamed(String field) {
		Map<String, String> fields = master(Map.of());
		fields.remove(field);
		assertThatIllegalArgumentException().isThrownBy(() -> SentinelAnswer.of(OLD, fields, 0))
			.withMessageContaining(field);
	}

	@ParameterizedTest
	@CsvSource({ "config-epoch,-1", "config-epoch,x", "num-other-sentinels,99999999999", "quorum,0", "port,70000",
			"down-after-milliseconds,1e3" })
	void of_implausibleNumber_isRefused(String field, String value) {
		assertThatIllegalArgumentException().isThrownBy(() -> SentinelAnswer.of(OLD, master(Map.of(field, value)), 0))
			.withMessageContaining(field)
			.withMessageContaining(value);
	}

	private static Map<String, String> master(Map<String, String> changed) {
		Map<String, String> fields = new HashMap<>(Map.of("name", "posts", "ip", "10.0.0.1", "port", "6379", "flags",
				"master", "config-epoch", "4", "num-other-sentinels", "2", "quorum", "2", "down-after-milliseconds",
				"2000", "last-ping-sent", "0", "last-ok-ping-reply", "400"));
		fields.putAll(changed);
		return fields;
	}

	private static long millis(long millis) {
		return Duration.ofMillis(millis).toNanos();
	}

}
