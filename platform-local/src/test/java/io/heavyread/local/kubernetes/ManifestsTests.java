package io.heavyread.local.kubernetes;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.heavyread.local.docker.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is applied to a cluster follows the schema of the Kubernetes API and agrees with
 * itself.
 */
@ParameterizedClass
@MethodSource("io.heavyread.local.kubernetes.Manifests#all")
class ManifestsTests {

	private static final String NAME = "app.kubernetes.io/name";

	private final Manifests manifests;

	ManifestsTests(Manifests manifests) {
		this.manifests = manifests;
	}

	@Test
	void resource_followsTheSchemaOfItsKind() throws IOException {
		assertThat(this.manifests.resources()).hasSizeGreaterThan(8);
		for (Yaml resource : this.manifests.resources()) {
			ResourceSchema.check(resource);
		}
	}

	@Test
	void service_pointsToPortsOfItsPods() {
		assertThat(this.manifests.ofKind("Service")).allSatisfy((service) -> {
			String name = service.at("metadata", "name").text();
			assertThat(service.at("spec", "selector", NAME).text()).isEqualTo(name);
			assertThat(service.at("metadata", "labels", NAME).text()).isEqualTo(name);
			Set<String> ports = portsOf(name);
			assertThat(service.at("spec", "ports").list())
				.allSatisfy((port) -> assertThat(ports).contains(port.at("targetPort").text(), port.at("name").text()));
		});
	}

	private Set<String> portsOf(String name) {
		return this.manifests.pods()
			.filter((pod) -> pod.at("metadata", "labels", NAME).text().equals(name))
			.flatMap((pod) -> pod.at("spec", "containers").list().stream())
			.flatMap((container) -> container.at("ports").list().stream())
			.map((port) -> port.at("name").text())
			.collect(Collectors.toSet());
	}

	@ParameterizedTest
	@ValueSource(strings = { "reader", "writer", "console" })
	void container_listensWhereItsPortsSay_underItsOwnName(String name) {
		Yaml container = this.manifests.container(name);
		assertThat(container.at("image").text()).contains("heavyread/" + name);
		assertThat(port(container, "data")).isEqualTo(value(container, "PORT"));
		String management = name.equals("reader") ? "SERVER_PORT" : "MANAGEMENT_PORT";
		assertThat(port(container, "management")).isEqualTo(value(container, management));
		assertThat(value(container, name.equals("reader") ? "PLATFORM_READER_ADDRESS" : "SERVER_ADDRESS"))
			.isEqualTo("0.0.0.0");
		for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
			assertThat(container.at(probe, "httpGet", "port").text()).isEqualTo("management");
		}
		assertThat(container.at("livenessProbe", "httpGet", "path").text()).endsWith("/liveness");
		assertThat(container.at("readinessProbe", "httpGet", "path").text()).endsWith("/readiness");
		assertThat(value(container, "SPRING_DATA_REDIS_USERNAME")).isEqualTo(name);
	}

	private static String port(Yaml container, String name) {
		return container.at("ports").named("name", name).at("containerPort").text();
	}

	private static String value(Yaml container, String variable) {
		return container.at("env").named("name", variable).at("value").text();
	}

	@Test
	void image_hasAnExactVersion() {
		assertThat(this.manifests.containers()).extracting((container) -> container.at("image").text())
			.allMatch((image) -> image.matches("[^:@]+(:v?\\d+\\.\\d+\\.\\d+|@sha256:[0-9a-f]{64})"));
	}

	/** What a container writes beside its volumes counts against its machine's disk. */
	@Test
	void container_isBoundedInMemoryAndDisk() {
		assertThat(this.manifests.containers()).allSatisfy((container) -> {
			assertThat(container.at("resources", "requests").map()).containsKeys("cpu", "memory", "ephemeral-storage");
			assertThat(container.at("resources", "limits").map()).containsKeys("memory", "ephemeral-storage");
		});
	}

	@Test
	void container_hasNoRights() {
		assertThat(this.manifests.pods()).allSatisfy((pod) -> {
			assertThat(pod.at("spec", "automountServiceAccountToken").text()).isEqualTo("false");
			assertThat(pod.at("spec", "securityContext", "runAsNonRoot").text()).isEqualTo("true");
		});
		assertThat(this.manifests.containers()).allSatisfy((container) -> {
			assertThat(container.at("securityContext", "readOnlyRootFilesystem").text()).isEqualTo("true");
			assertThat(container.at("securityContext", "capabilities", "drop").texts()).containsExactly("ALL");
		});
	}

	@Test
	void gracePeriod_isLongerThanTheEndTakes() {
		Yaml reader = this.manifests.container("reader");
		int drain = seconds(value(reader, "PLATFORM_READER_DRAINDELAY"))
				+ seconds(value(reader, "PLATFORM_READER_DRAINTIMEOUT"));
		assertThat(gracePeriod("reader")).isGreaterThan(drain + 5);
		for (String name : List.of("writer", "console")) {
			String delay = value(this.manifests.container(name),
					"PLATFORM_" + name.toUpperCase(Locale.ROOT) + "_DRAINDELAY");
			assertThat(gracePeriod(name)).isGreaterThanOrEqualTo(seconds(delay) + 30);
		}
	}

	private int gracePeriod(String name) {
		return seconds(this.manifests.one("Deployment", name)
			.at("spec", "template", "spec", "terminationGracePeriodSeconds")
			.text());
	}

	private static int seconds(String text) {
		return Integer.parseInt(text.replace("s", ""));
	}

	/** Whoever applies a number of replicas takes away what the autoscaler has added. */
	@Test
	void replicas_areSetByOneAlone() {
		boolean scaled = this.manifests.ofKind("HorizontalPodAutoscaler").findAny().isPresent();
		assertThat(this.manifests.one("Deployment", "reader").at("spec").has("replicas")).isNotEqualTo(scaled);
	}

	@Test
	void writers_areSpreadOverMachines() {
		Yaml rule = this.manifests.one("Deployment", "writer")
			.at("spec", "template", "spec", "affinity", "podAntiAffinity",
					"preferredDuringSchedulingIgnoredDuringExecution")
			.list()
			.get(0)
			.at("podAffinityTerm");
		assertThat(rule.at("topologyKey").text()).isEqualTo("kubernetes.io/hostname");
		assertThat(rule.at("labelSelector", "matchLabels", NAME).text()).isEqualTo("writer");
	}

	@Test
	void secret_isOne_withKeysThatTheScriptWrites() {
		String example = Yaml.text(".env.example");
		List<Yaml> references = this.manifests.containers()
			.flatMap((container) -> container.at("env").list().stream())
			.filter((variable) -> variable.has("valueFrom") && variable.at("valueFrom").has("secretKeyRef"))
			.map((variable) -> variable.at("valueFrom", "secretKeyRef"))
			.toList();
		assertThat(references).hasSizeGreaterThan(6)
			.extracting((reference) -> reference.at("name").text())
			.containsOnly(references.get(0).at("name").text());
		assertThat(references).extracting((reference) -> reference.at("key").text())
			.allSatisfy((key) -> assertThat(example).containsPattern("(?m)^(# ?)?" + key + "="));
	}

	/** The Gateway API has no filter that asks for a key. */
	@Test
	void route_carriesReadsOnly_toAPortOfTheReaders() {
		Stream<Yaml> rules = this.manifests.ofKind("HTTPRoute")
			.flatMap((route) -> route.at("spec", "rules").list().stream());
		assertThat(rules).allSatisfy((rule) -> {
			assertThat(rule.at("matches").list()).extracting((match) -> match.at("method").text())
				.isSubsetOf("GET", "HEAD", "OPTIONS");
			Yaml backend = rule.at("backendRefs").list().get(0);
			assertThat(backend.at("name").text()).isEqualTo("reader");
			assertThat(this.manifests.one("Service", "reader").at("spec", "ports").list())
				.extracting((port) -> port.at("port").text())
				.contains(backend.at("port").text());
		});
	}

	@Test
	void autoscaler_knowsItsDeployment_andTheAdaptersMetric() {
		String made = PlainManifestsTests.adaptersMetric();
		assertThat(this.manifests.ofKind("HorizontalPodAutoscaler")).allSatisfy((scaling) -> {
			assertThat(scaling.at("spec", "scaleTargetRef", "name").text()).isEqualTo("reader");
			assertThat(scaling.at("spec", "metrics").list()).filteredOn((metric) -> metric.has("pods"))
				.allSatisfy((metric) -> assertThat(metric.at("pods", "metric", "name").text()).isEqualTo(made));
		});
	}

}
