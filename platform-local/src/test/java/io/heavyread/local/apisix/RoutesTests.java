package io.heavyread.local.apisix;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.heavyread.local.docker.Compose;
import io.heavyread.local.docker.Yaml;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Routes lead where they should, and ask for a key where somebody writes. */
class RoutesTests {

	private final Compose compose = new Compose();

	private final Apisix apisix = Apisix.read();

	@Test
	void file_endsWithItsMark() {
		assertThat(Yaml.text("apisix/apisix.yaml").stripTrailing()).endsWith("#END");
	}

	@Test
	void routes_useKnownUpstreamsAndPlugins() {
		Set<String> upstreams = this.apisix.resources()
			.at("upstreams")
			.list()
			.stream()
			.map((upstream) -> upstream.at("id").text())
			.collect(Collectors.toSet());
		Set<String> plugins = new HashSet<>(this.apisix.config().at("plugins").texts());
		Set<String> ids = new HashSet<>();
		for (Yaml route : this.apisix.routes()) {
			assertThat(ids.add(route.at("id").text())).as("one route of each id").isTrue();
			assertThat(route.has("upstream_id")).as(route.text())
				.isNotEqualTo(route.has("plugins") && route.at("plugins").has("fault-injection"));
			if (route.has("upstream_id")) {
				assertThat(upstreams).contains(route.at("upstream_id").text());
			}
			if (route.has("plugins")) {
				assertThat(plugins).containsAll(route.at("plugins").map().keySet());
			}
		}
		assertThat(plugins).containsAll(everyRequest().map().keySet());
	}

	/** Each one costs on each request: the plugin request-id more than all else. */
	@Test
	void everyRequest_isCountedAndNothingElse() {
		assertThat(everyRequest().map()).containsOnlyKeys("prometheus");
	}

	private Yaml everyRequest() {
		return this.apisix.resources().at("global_rules").named("id", "every-request").at("plugins");
	}

	@Test
	void routes_sendReadsToReaders_andWritesToTheWriter() {
		Map<String, String> targets = new TreeMap<>();
		for (Yaml route : this.apisix.routes()) {
			if (route.has("methods")) {
				List<String> paths = route.has("uris") ? route.at("uris").texts() : List.of(route.at("uri").text());
				for (String method : route.at("methods").texts()) {
					paths.forEach((path) -> targets.put(method + " " + path, route.at("upstream_id").text()));
				}
			}
		}
		assertThat(targets).isEqualTo(Map.of("GET /post", "readers", "HEAD /post", "readers", "GET /health", "readers",
				"HEAD /health", "readers", "OPTIONS /post", "readers", "OPTIONS /health", "readers", "POST /create",
				"writer", "DELETE /post", "writer"));
	}

	/** Readers say whose scripts may read; any other OPTIONS is refused here. */
	@Test
	void preflights_areThoseOfBrowsers() {
		assertThat(this.apisix.routes())
			.filteredOn((route) -> route.has("methods") && route.at("methods").texts().contains("OPTIONS"))
			.singleElement()
			.satisfies((route) -> assertThat(route.at("vars").list().stream().map(Yaml::texts)).containsExactly(
					List.of("http_origin", "~~", "."), List.of("http_access_control_request_method", "~~", ".")));
	}

	/** The key is the whole header, so that the writer can check it itself one day. */
	@Test
	void writes_needTheKeyFromTheEnvironment() {
		Yaml key = this.apisix.resources().at("consumers").list().get(0).at("plugins", "key-auth", "key");
		assertThat(key.text()).isEqualTo("Bearer ${{GATEWAY_KEY}}");
		assertThat(this.compose.variable("apisix", "GATEWAY_KEY")).startsWith("${GATEWAY_KEY:?");
		assertThat(Yaml.text("docker/secrets")).contains("fill GATEWAY_KEY \"hr_gateway_$(random 32)\"");
		for (Yaml route : this.apisix.routes()) {
			boolean asks = route.has("plugins") && route.at("plugins").has("key-auth");
			assertThat(asks).as(route.at("id").text())
				.isEqualTo(route.has("upstream_id") && route.at("upstream_id").text().equals("writer"));
			if (asks) {
				assertThat(route.at("plugins", "key-auth", "header").text()).isEqualTo("Authorization");
			}
		}
	}

	@Test
	void ports_areWhatIsPublishedAndAsked() {
		Yaml config = this.apisix.config();
		String data = config.at("apisix", "node_listen").texts().get(0);
		String metrics = config.at("plugin_attr", "prometheus", "export_addr", "port").text();
		assertThat(this.compose.service("apisix").at("ports").texts())
			.extracting((port) -> port.substring(port.lastIndexOf(':') + 1))
			.containsExactly(data, metrics);
		assertThat(this.compose.variable("console", "PLATFORM_CONSOLE_GATEWAY_CONTROLURL"))
			.isEqualTo("http://apisix:" + config.at("apisix", "control", "port").text());
		assertThat(Yaml.text("apisix/healthy")).contains("ask " + data + " /health",
				"ask " + config.at("apisix", "status", "port").text() + " /status/ready");
	}

}
