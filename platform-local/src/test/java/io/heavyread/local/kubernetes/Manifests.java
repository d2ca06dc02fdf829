package io.heavyread.local.kubernetes;

import java.util.List;
import java.util.stream.Stream;

import io.heavyread.local.docker.Yaml;

/**
 * What one installation on Kubernetes consists of.
 *
 * @param origin the files, or the values of the chart
 * @param resources all that would be applied
 */
public record Manifests(String origin, List<Yaml> resources) {

	static final String FOLDER = "deploy/kubernetes";

	private static final String VALUES = "platform-local/src/test/resources/chart/";

	/**
	 * Return the plain manifests and what the chart makes of its values and three other
	 * sets.
	 */
	public static Stream<Manifests> all() {
		return Stream.concat(Stream.of(plain(), chart("default values", List.of())),
				Stream.of("existing-redis.yaml", "everything.yaml", "small.yaml")
					.map((file) -> chart(file, List.of(VALUES + file))));
	}

	static Manifests plain() {
		return new Manifests(FOLDER,
				Yaml.read(FOLDER + "/kustomization.yaml")
					.at("resources")
					.texts()
					.stream()
					.flatMap((file) -> Yaml.documents(FOLDER + "/" + file).stream())
					.toList());
	}

	/** Return all that the chart can make. */
	static Manifests everything() {
		return chart("everything.yaml", List.of(VALUES + "everything.yaml"));
	}

	private static Manifests chart(String name, List<String> valueFiles) {
		return new Manifests("chart, " + name, Yaml.parseAll(Chart.render(valueFiles)));
	}

	public Stream<Yaml> ofKind(String kind) {
		return this.resources.stream().filter((resource) -> resource.at("kind").text().equals(kind));
	}

	public Yaml one(String kind, String name) {
		return ofKind(kind).filter((resource) -> resource.at("metadata", "name").text().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no " + kind + " " + name));
	}

	/** Return the templates of all pods. */
	Stream<Yaml> pods() {
		return Stream.of("Deployment", "StatefulSet")
			.flatMap(this::ofKind)
			.map((workload) -> workload.at("spec", "template"));
	}

	Stream<Yaml> containers() {
		return pods().flatMap((pod) -> pod.at("spec", "containers").list().stream());
	}

	/** Return the service's own container, the first of its pod. */
	Yaml container(String service) {
		return one("Deployment", service).at("spec", "template", "spec", "containers").list().get(0);
	}

	/** Return its readable name: that of the test. */
	@Override
	public String toString() {
		return this.origin;
	}

}
