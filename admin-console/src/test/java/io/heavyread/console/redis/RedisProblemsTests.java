package io.heavyread.console.redis;

import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Why Redis did not do what it was asked, for people on duty. */
class RedisProblemsTests {

	private static String sentence(String message) {
		return RedisProblems
			.sentence(new ExecutionException(new IllegalStateException("outer", new IllegalStateException(message))));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "Connection refused: /127.0.0.1:6379 | Redis refuses connections.",
					"Command timed out after 500 millisecond(s) | Redis does not answer in time.",
					"Currently not connected. Commands are rejected. | Redis cannot be reached.",
					"Unable to connect to localhost | Redis cannot be reached.",
					"LOADING Redis is loading the dataset in memory | Redis is loading its data.",
					"NOAUTH Authentication required. | Redis refuses the console's credentials.",
					"WRONGPASS invalid username-password pair | Redis refuses the console's credentials.",
					"NOPERM this user has no permissions | Redis refuses the console's credentials.",
					"ERR unknown command | Redis failed: ERR unknown command" })
	void innermostCause_isToldInOneSentence(String message, String sentence) {
		assertThat(sentence(message)).isEqualTo(sentence);
	}

	@Test
	void longMessage_isCut() {
		assertThat(sentence("x".repeat(200))).isEqualTo("Redis failed: " + "x".repeat(120) + "…");
	}

}
