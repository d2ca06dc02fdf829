package io.heavyread.protocol.redis;

import java.util.concurrent.CompletionException;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Only what surely had no effect is told as such. */
class StoreFailuresTests {

	@ParameterizedTest
	@ValueSource(strings = { "OOM command not allowed when used memory > 'maxmemory'.",
			"READONLY You can't write against a read only replica.",
			"ERR Error running script (call to f_1): @user_script:77: @user_script: 77: -OOM command not allowed",
			"MISCONF Redis is configured to save RDB snapshots", "LOADING Redis is loading the dataset in memory",
			"NOREPLICAS Not enough good replicas to write.", "WRONGTYPE Operation against a key holding the wrong kind",
			"NOPERM this user has no permissions to run the 'evalsha' command",
			"ERR The user executing the script can't run this command or subcommand script: 8d, on @user_script:1.",
			"ERR ACL failure in script: User w has no permissions to run the 'xadd' command script: 8d" })
	void refusal_hadNoEffect(String message) {
		assertThat(outcome(new RedisCommandExecutionException(message))).isEqualTo(Outcome.NONE);
	}

	@Test
	void rejectedBeforeItWasSent_hadNoEffect() {
		assertThat(outcome(new RedisException("Currently not connected. Commands are rejected.")))
			.isEqualTo(Outcome.NONE);
		assertThat(outcome(new RedisException("Connection is closed"))).isEqualTo(Outcome.NONE);
	}

	@Test
	void anythingElse_isUnknown() {
		assertThat(outcome(new RedisCommandTimeoutException("Command timed out"))).isEqualTo(Outcome.UNKNOWN);
		assertThat(outcome(new RedisException("Connection closed"))).isEqualTo(Outcome.UNKNOWN);
		assertThat(outcome(new RedisCommandExecutionException("ERR something else"))).isEqualTo(Outcome.UNKNOWN);
		assertThat(
				outcome(new RedisCommandExecutionException("ERR Error running script (call to f_1): @user_script:99: "
						+ "@user_script: 99: The user executing the script can't run this command or subcommand")))
			.isEqualTo(Outcome.UNKNOWN);
		assertThat(outcome(new IllegalStateException())).isEqualTo(Outcome.UNKNOWN);
	}

	@Test
	void storeException_staysItself() {
		StoreException known = new StoreException(Outcome.NONE, "no history", null);
		assertThat(StoreFailures.of(new CompletionException(known))).isSameAs(known);
	}

	private static Outcome outcome(RuntimeException failure) {
		return StoreFailures.of(new CompletionException(failure)).outcome();
	}

}
