package io.heavyread.local.docker;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What compose.yaml says of the services. */
final class Compose {

	private final Yaml file = Yaml.read("compose.yaml");

	Map<String, Object> services() {
		return this.file.at("services").map();
	}

	Yaml service(String name) {
		return this.file.at("services", name);
	}

	String variable(String service, String name) {
		return service(service).at("environment", name).text();
	}

	/** Return the readers' data addresses, host:port. */
	Set<String> readers() {
		Set<String> readers = new TreeSet<>();
		for (String name : services().keySet()) {
			if (name.startsWith("reader-")) {
				readers.add(name + ":" + variable(name, "PORT"));
			}
		}
		return readers;
	}

	/** Return where the metrics of each job are, host:port. */
	Map<String, Set<String>> managementAddresses() {
		Map<String, Set<String>> addresses = new TreeMap<>();
		Set<String> readers = new TreeSet<>();
		for (String reader : readers()) {
			String name = reader.substring(0, reader.indexOf(':'));
			readers.add(name + ":" + variable(name, "SERVER_PORT"));
		}
		addresses.put("reader", readers);
		addresses.put("writer", Set.of("writer:" + variable("writer", "MANAGEMENT_PORT")));
		addresses.put("console", Set.of("console:" + variable("console", "MANAGEMENT_PORT")));
		return addresses;
	}

	Set<String> networks(String service) {
		return new TreeSet<>(service(service).at("networks").texts());
	}

}
