package io.heavyread.console.sampling;

import java.util.ArrayList;
import java.util.List;

import io.heavyread.console.fleet.PeerView.Fact;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What APISIX's control API tells of its health checks.
 *
 * @see <a href="https://apisix.apache.org/docs/apisix/control-api/">Control API</a>
 */
final class HealthChecks {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	private HealthChecks() {
	}

	/** Return a line for each reader; one that says why where there is none. */
	static List<Fact> facts(byte[] document) {
		List<Fact> facts = new ArrayList<>();
		try {
			for (JsonNode check : JSON.readTree(document)) {
				for (JsonNode node : check.path("nodes")) {
					String name = node.path("hostname").asString(node.path("ip").asString("?"));
					facts
						.add(new Fact(name + ":" + node.path("port").asString("?"), node.path("status").asString("?")));
				}
			}
		}
		catch (JacksonException ex) {
			return instead("its control API sent something else");
		}
		return facts.isEmpty() ? instead("no check has begun yet") : facts;
	}

	private static List<Fact> instead(String why) {
		return List.of(new Fact("Readers, in its view", why));
	}

}
