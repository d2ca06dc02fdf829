package io.heavyread.local.docker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The manifests follow the schema of the Kubernetes API and agree with each other. */
class KubernetesFilesTests {

	private static final String FOLDER = "deploy/kubernetes";

	private static final String NAME = "app.kubernetes.io/name";

	/** Kinds that the API itself knows. Others come with operators and gateways. */
	private static final Map<String, Schema> SCHEMAS = Map.of("Namespace", V1Namespace::validateJsonElement,
			"ConfigMap", V1ConfigMap::validateJsonElement, "StatefulSet", V1StatefulSet::validateJsonElement, "Service",
			V1Service::validateJsonElement, "Deployment", V1Deployment::validateJsonElement, "PodDisruptionBudget",
			V1PodDisruptionBudget::validateJsonElement, "HorizontalPodAutoscaler",
			V2HorizontalPodAutoscaler::validateJsonElement, "NetworkPolicy", V1NetworkPolicy::validateJsonElement);

	private static final Set<String> OTHERS = Set.of("HTTPRoute", "ServiceMonitor");

	private final List<Yaml> all = resources().toList();

	static Stream<Yaml> resources() {
		return Yaml.read(FOLDER + "/kustomization.yaml")
			.at("resources")
			.texts()
			.stream()
			.flatMap((file) -> Yaml.documents(FOLDER + "/" + file).stream());
	}

	@Test
	void kustomization_namesEveryFile() {
		Set<String> named = new HashSet<>(Yaml.read(FOLDER + "/kustomization.yaml").at("resources").texts());
		named.addAll(Set.of("kustomization.yaml", "prometheus-adapter.yaml"));
		assertThat(Yaml.files(FOLDER, ".yaml")).allMatch((file) -> named.contains(file.substring(FOLDER.length() + 1)))
			.hasSameSizeAs(named);
	}

	@ParameterizedTest
	@MethodSource("resources")
	void resource_followsTheSchemaOfItsKind(Yaml resource) throws IOException {
		String kind = resource.at("kind").text();
		Schema schema = SCHEMAS.get(kind);
		if (schema == null) {
			assertThat(OTHERS).contains(kind);
			return;
		}
		schema.validate(new Gson().toJsonTree(resource.value()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "reader", "writer", "console", "redis" })
	void service_pointsToPortsOfItsPods(String name) {
		Yaml service = one("Service", name);
		assertThat(service.at("spec", "selector", NAME).text()).isEqualTo(name);
		assertThat(service.at("metadata", "labels", NAME).text()).isEqualTo(name);
		Set<String> ports = containers(name).stream()
			.flatMap((container) -> container.at("ports").list().stream())
			.map((port) -> port.at("name").text())
			.collect(Collectors.toSet());
		assertThat(service.at("spec", "ports").list())
			.allSatisfy((port) -> assertThat(ports).contains(port.at("targetPort").text(), port.at("name").text()));
	}

	@ParameterizedTest
	@ValueSource(strings = { "reader", "writer", "console" })
	void container_listensWhereItsPortsSay_underItsOwnName(String name) {
		Yaml container = containers(name).get(0);
		assertThat(container.at("image").text()).isEqualTo("heavyread/" + name);
		assertThat(port(container, "data")).isEqualTo(variable(container, "PORT").at("value").text());
		String management = name.equals("reader") ? "SERVER_PORT" : "MANAGEMENT_PORT";
		assertThat(port(container, "management")).isEqualTo(variable(container, management).at("value").text());
		for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
			assertThat(container.at(probe, "httpGet", "port").text()).isEqualTo("management");
		}
		assertThat(container.at("livenessProbe", "httpGet", "path").text()).endsWith("/liveness");
		assertThat(container.at("readinessProbe", "httpGet", "path").text()).endsWith("/readiness");
		assertThat(variable(container, "SPRING_DATA_REDIS_USERNAME").at("value").text()).isEqualTo(name);
	}

	@Test
	void readersGracePeriod_isLongerThanItsDrain() {
		Yaml container = containers("reader").get(0);
		int drain = seconds(variable(container, "PLATFORM_READER_DRAINDELAY"))
				+ seconds(variable(container, "PLATFORM_READER_DRAINTIMEOUT"));
		Yaml pod = workload("reader").at("spec", "template", "spec");
		assertThat(Integer.parseInt(pod.at("terminationGracePeriodSeconds").text())).isGreaterThan(drain + 5);
	}

	private static int seconds(Yaml variable) {
		return Integer.parseInt(variable.at("value").text().replace("s", ""));
	}

	@Test
	void secrets_areThoseThatTheScriptWrites() {
		String example = Yaml.text(".env.example");
		List<String> keys = Pattern.compile("secretKeyRef: \\{name: heavyread, key: ([A-Z_]+)}")
			.matcher(Yaml.files(FOLDER, ".yaml").stream().map(Yaml::text).collect(Collectors.joining()))
			.results()
			.map((match) -> match.group(1))
			.toList();
		assertThat(keys).hasSizeGreaterThan(10)
			.allSatisfy((key) -> assertThat(example).containsPattern("(?m)^" + key + "=$"));
	}

	@Test
	void scaling_usesTheMetricThatTheAdapterMakes() {
		Yaml rule = Yaml.read(FOLDER + "/prometheus-adapter.yaml").at("rules", "custom").list().get(0);
		String series = rule.at("seriesQuery").text().replaceAll("\\{.*", "");
		String made = series.replaceAll(rule.at("name", "matches").text(),
				rule.at("name", "as").text().replace("${1}", "$1"));
		Yaml scaling = one("HorizontalPodAutoscaler", "reader");
		assertThat(scaling.at("spec", "metrics").list().get(0).at("pods", "metric", "name").text()).isEqualTo(made);
		assertThat(one("Deployment", scaling.at("spec", "scaleTargetRef", "name").text())).isNotNull();
		assertThat(Yaml.text("grafana/dashboards/readers.json")).contains(series);
	}

	/** The Gateway API has no filter that asks for a key. */
	@Test
	void route_carriesReadsOnly() {
		for (Yaml rule : one("HTTPRoute", "platform").at("spec", "rules").list()) {
			assertThat(rule.at("matches").list()).extracting((match) -> match.at("method").text())
				.isSubsetOf("GET", "HEAD");
			assertThat(rule.at("backendRefs").list()).extracting((backend) -> backend.at("name").text())
				.containsOnly("reader");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "writer", "console" })
	void container_listensForOthers(String name) {
		assertThat(variable(containers(name).get(0), "SERVER_ADDRESS").at("value").text()).isEqualTo("0.0.0.0");
	}

	@Test
	void route_leadsToServices() {
		for (Yaml rule : one("HTTPRoute", "platform").at("spec", "rules").list()) {
			Yaml backend = rule.at("backendRefs").list().get(0);
			List<String> ports = one("Service", backend.at("name").text()).at("spec", "ports")
				.list()
				.stream()
				.map((port) -> port.at("port").text())
				.toList();
			assertThat(ports).contains(backend.at("port").text());
		}
	}

	private Yaml one(String kind, String name) {
		return this.all.stream()
			.filter((resource) -> resource.at("kind").text().equals(kind))
			.filter((resource) -> resource.at("metadata", "name").text().equals(name))
			.findFirst()
			.orElseThrow(() -> new AssertionError("no " + kind + " " + name));
	}

	private Yaml workload(String name) {
		return one(name.equals("redis") ? "StatefulSet" : "Deployment", name);
	}

	private List<Yaml> containers(String name) {
		return new ArrayList<>(workload(name).at("spec", "template", "spec", "containers").list());
	}

	private static String port(Yaml container, String name) {
		return container.at("ports").named("name", name).at("containerPort").text();
	}

	private static Yaml variable(Yaml container, String name) {
		return container.at("env").named("name", name);
	}

	/** Fails when a field is unknown, missing or of another type. */
	private interface Schema {

		void validate(JsonElement resource) throws IOException;

	}

}
