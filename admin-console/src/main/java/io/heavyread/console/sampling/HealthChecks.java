package io.heavyread.console.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

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

	/**
	 * Return a line for each reader, by name; one that says why where there is none.
	 * @param document what the control API sent
	 * @param readers the ids of readers by their data addresses
	 */
	static List<Fact> facts(byte[] document, Map<String, String> readers) {
		List<Fact> facts = new ArrayList<>();
		try {
			for (JsonNode check : JSON.readTree(document)) {
				for (JsonNode node : check.path("nodes")) {
					facts.add(new Fact(name(node, readers), node.path("status").asString("?")));
				}
			}
		}
		catch (JacksonException ex) {
			return instead("its control API sent something else");
		}
		facts.sort(Comparator.comparing(Fact::label));
		return facts.isEmpty() ? instead("no check has begun yet") : facts;
	}

	/** Where a node is a name, APISIX tells it in {@code hostheader} only. */
	private static String name(JsonNode node, Map<String, String> readers) {
		String port = ":" + node.path("port").asString("?");
		String ip = node.path("ip").asString(node.path("hostname").asString("?"));
		String known = readers.get(ip + port);
		return (known != null) ? known : node.path("hostheader").asString(node.path("hostname").asString(ip)) + port;
	}

	private static List<Fact> instead(String why) {
		return List.of(new Fact("Readers, in its view", why));
	}

}
