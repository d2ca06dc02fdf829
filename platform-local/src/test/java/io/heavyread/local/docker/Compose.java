package io.heavyread.local.docker;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What compose.yaml says of the services. */
public final class Compose {

	private final Yaml file = Yaml.read("compose.yaml");

	public Map<String, Object> services() {
		return this.file.at("services").map();
	}

	public Yaml service(String name) {
		return this.file.at("services", name);
	}

	public String variable(String service, String name) {
		return service(service).at("environment", name).text();
	}

	/** Return the readers' names. */
	public Set<String> readers() {
		Set<String> readers = new TreeSet<>(services().keySet());
		readers.removeIf((name) -> !name.startsWith("reader-"));
		return readers;
	}

	/** Return where the metrics of each job are, host:port. */
	public Map<String, Set<String>> managementAddresses() {
		Map<String, Set<String>> addresses = new TreeMap<>();
		Set<String> readers = new TreeSet<>();
		for (String name : readers()) {
			readers.add(name + ":" + variable(name, "SERVER_PORT"));
		}
		addresses.put("reader", readers);
		addresses.put("writer", Set.of("writer:" + variable("writer", "MANAGEMENT_PORT")));
		addresses.put("console", Set.of("console:" + variable("console", "MANAGEMENT_PORT")));
		return addresses;
	}

	public Set<String> networks(String service) {
		Yaml networks = service(service).at("networks");
		return new TreeSet<>((networks.value() instanceof Map<?, ?>) ? networks.map().keySet() : networks.texts());
	}

	/** Return the address that a service always has in the network of posts. */
	public String address(String service) {
		return service(service).at("networks", "data", "ipv4_address").text();
	}

}
