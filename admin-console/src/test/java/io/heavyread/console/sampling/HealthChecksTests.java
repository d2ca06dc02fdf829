package io.heavyread.console.sampling;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import io.heavyread.console.fleet.PeerView.Fact;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What APISIX believes of the readers. */
class HealthChecksTests {

	private static List<Fact> facts(String document) {
		return HealthChecks.facts(document.getBytes(StandardCharsets.UTF_8), Map.of("10.0.0.3:80", "reader-3"));
	}

	@Test
	void node_isNamedByItsReaderOrItsHostOrElseByItsAddress_inOrder() {
		assertThat(facts("""
				[{"name":"/upstreams/readers","nodes":[
				{"hostname":"10.0.0.3","ip":"10.0.0.3","port":80,"status":"healthy"},
				{"hostname":"10.0.0.1","hostheader":"reader-1","ip":"10.0.0.1","port":80,"status":"healthy"},
				{"ip":"10.0.0.2","port":80,"status":"mostly_unhealthy"}]},
				{"nodes":[{"port":"x"}]}]""")).containsExactly(new Fact("10.0.0.2:80", "mostly_unhealthy"),
				new Fact("?:x", "?"), new Fact("reader-1:80", "healthy"), new Fact("reader-3", "healthy"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "{}", "[{\"nodes\":[]}]", "null" })
	void noNode_isNoCheckYet(String document) {
		assertThat(facts(document)).containsExactly(new Fact("Readers, in its view", "no check has begun yet"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>", "[{\"nodes\":", "{" })
	void somethingElse_isSaidToBe(String document) {
		assertThat(facts(document))
			.containsExactly(new Fact("Readers, in its view", "its control API sent something else"));
	}

}
