package io.heavyread.local.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.heavyread.local.docker.Yaml;
import io.heavyread.local.kubernetes.Manifests;

/**
 * The environment that a file gives to one container of a service of ours.
 *
 * @param origin the file and the container
 * @param service reader, writer or console
 * @param variables names and values; what only the deployment knows has an example's
 */
record Block(String origin, String service, Map<String, Object> variables) {

	private static final Set<String> SERVICES = Set.of("reader", "writer", "console");

	private static final String IMAGE = "heavyread/";

	/** What comes from a secret or from the pod itself. */
	private static final Map<String, String> EXAMPLES = Map.of("POD_ID", "pod-1", "PLATFORM_CONSOLE_USERS_0_PASSWORD",
			"$2a$10$" + "x".repeat(53));

	private static final String EXAMPLE = "10.20.30.40";

	/** Return those of compose.yaml, alone and with the sentinels' file on top. */
	static Stream<Block> ofCompose() {
		List<Block> blocks = new ArrayList<>();
		Yaml services = Yaml.read("compose.yaml").at("services");
		Yaml more = Yaml.read("compose.sentinel.yaml").at("services");
		for (String name : services.map().keySet()) {
			String service = services.at(name).has("image") ? service(services.at(name, "image").text()) : "";
			if (SERVICES.contains(service)) {
				Map<String, Object> variables = new LinkedHashMap<>();
				put(services.at(name, "environment"), variables);
				blocks.add(new Block("compose.yaml: " + name, service, Map.copyOf(variables)));
				put(more.at(name, "environment"), variables);
				blocks.add(new Block("compose.sentinel.yaml: " + name, service, Map.copyOf(variables)));
			}
		}
		return blocks.stream();
	}

	private static String service(String image) {
		return image.startsWith(IMAGE) ? image.substring(IMAGE.length()) : "";
	}

	private static void put(Yaml environment, Map<String, Object> variables) {
		environment.map().forEach((name, value) -> variables.put(name, preset(name, value.toString())));
	}

	/** Return a value as it is without an {@code .env}. */
	private static String preset(String name, String value) {
		return value.replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "$1")
			.replaceAll("\\$\\{[A-Z_]+:\\?[^}]*}",
					java.util.regex.Matcher.quoteReplacement(EXAMPLES.getOrDefault(name, EXAMPLE)));
	}

	/** Return those of the manifests, and of what the chart makes. */
	static Stream<Block> ofManifests() {
		return Manifests.all().flatMap(Block::ofManifests);
	}

	private static Stream<Block> ofManifests(Manifests manifests) {
		Map<String, Object> settings = manifests.one("ConfigMap", "settings").at("data").map();
		return manifests.ofKind("Deployment")
			.flatMap((resource) -> resource.at("spec", "template", "spec", "containers").list().stream())
			.map((container) -> ofContainer(manifests.origin(), container, settings));
	}

	private static Block ofContainer(String origin, Yaml container, Map<String, Object> settings) {
		Map<String, Object> variables = new LinkedHashMap<>(settings);
		for (Yaml variable : container.at("env").list()) {
			String name = variable.at("name").text();
			variables.put(name,
					variable.has("value") ? variable.at("value").text() : EXAMPLES.getOrDefault(name, EXAMPLE));
		}
		String service = container.at("name").text();
		return new Block(origin + ": " + service, service, Map.copyOf(variables));
	}

	/** Return its readable name: that of the test. */
	@Override
	public String toString() {
		return this.origin;
	}

}
