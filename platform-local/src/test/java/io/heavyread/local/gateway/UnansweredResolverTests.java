package io.heavyread.local.gateway;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.web.client.ResourceAccessException;

import static org.assertj.core.api.Assertions.assertThat;

class UnansweredResolverTests {

	@ParameterizedTest
	@CsvSource({ "GET, true, 503,", "HEAD, false, 503,", "POST, true, 503, none", "POST, false, 503, unknown",
			"DELETE, false, 503, unknown" })
	void problem_noAnswer_tellsTheOutcomeOfAWrite(String method, boolean refused, int status, String outcome) {
		IOException cause = refused ? new ConnectException("refused") : new HttpTimeoutException("timed out");
		Problem problem = UnansweredResolver.problem(method, new ResourceAccessException("I/O", cause));
		assertThat(problem.status().value()).isEqualTo(status);
		assertThat(problem.outcome()).isEqualTo(outcome);
		assertThat(problem.body()).contains("\"status\":503");
	}

}
