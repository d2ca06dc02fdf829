package io.heavyread.local.docker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** compose.yaml, APISIX and Prometheus name the same hosts and ports. */
class DeploymentFilesTests {

	private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z_]+):\\?");

	private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)[:}]");

	private final Compose compose = new Compose();

	private final Yaml config = Yaml.read("apisix/config.yaml");

	private final Yaml prometheus = Yaml.read("prometheus/prometheus.yml");

	@ParameterizedTest
	@ValueSource(strings = { "writer", "console" })
	void service_listensOnItsNetworks(String service) {
		assertThat(this.compose.variable(service, "SERVER_ADDRESS")).isEqualTo("0.0.0.0");
	}

	@Test
	void images_haveExactVersions() {
		List<String> images = new ArrayList<>();
		this.compose.services().keySet().forEach((name) -> images.add(this.compose.service(name).at("image").text()));
		images.removeIf((image) -> image.startsWith("heavyread/"));
		Pattern.compile("(?m)^FROM ([^ ]+:[^ ]+)")
			.matcher(Yaml.text("Dockerfile"))
			.results()
			.forEach((from) -> images.add(from.group(1)));
		assertThat(images).hasSize(7).allMatch((image) -> image.matches("[^:]+:v?\\d+\\.\\d+\\.\\d+([_-].+)?"));
		String redis = images.stream().filter((image) -> image.startsWith("redis:")).findFirst().orElseThrow();
		assertThat(Yaml.text("docker/secrets")).contains("--entrypoint perl " + redis + " ");
		assertThat(
				Yaml.text("libraries/platform-protocol/src/test/java/io/heavyread/protocol/test/RedisContainer.java"))
			.contains("\"" + redis + "\"");
	}

	@Test
	void actions_arePinnedToCommits() {
		for (String file : Yaml.files(".github/workflows", ".yml")) {
			assertThat(Yaml.text(file).lines().filter((line) -> line.contains("uses:"))).as(file)
				.isNotEmpty()
				.allMatch((line) -> line.matches(".*uses: [^@]+@[0-9a-f]{40} # v[0-9.]+"));
		}
	}

	/** Any page that a browser shows may send an order to a published port. */
	@Test
	void prometheus_takesNoOrders() {
		assertThat(this.compose.service("prometheus").at("command").texts())
			.noneMatch((argument) -> argument.startsWith("--web.enable-"));
	}

	@Test
	void prometheusTargets_areTheServices() {
		Map<String, Set<String>> targets = new TreeMap<>();
		for (Yaml job : this.prometheus.at("scrape_configs").list()) {
			if (job.has("static_configs")) {
				targets.put(job.at("job_name").text(),
						new TreeSet<>(job.at("static_configs").list().get(0).at("targets").texts()));
			}
		}
		targets.put("reader",
				new TreeSet<>(Yaml.read("prometheus/targets/readers.yml").list().get(0).at("targets").texts()));
		targets.put("redis",
				new TreeSet<>(Yaml.read("prometheus/redis/exporters.yml").list().get(0).at("targets").texts()));
		Map<String, Set<String>> expected = this.compose.managementAddresses();
		String metrics = this.config.at("plugin_attr", "prometheus", "export_addr", "port").text();
		expected.put("apisix", Set.of("apisix:" + metrics));
		expected.put("redis", Set.of("redis-exporter:9121"));
		expected.put("prometheus", Set.of("localhost:9090"));
		assertThat(targets).isEqualTo(expected);
		targets.values()
			.stream()
			.flatMap(Set::stream)
			.map((target) -> target.substring(0, target.indexOf(':')))
			.filter((host) -> !host.equals("localhost"))
			.forEach((host) -> assertThat(this.compose.networks(host)).as(host).contains("management"));
	}

	@Test
	void grafanaSource_isPrometheus() {
		Yaml source = Yaml.read("grafana/provisioning/datasources/prometheus.yml").at("datasources").list().get(0);
		String port = this.compose.service("prometheus").at("ports").texts().get(0);
		assertThat(source.at("url").text()).isEqualTo("http://prometheus:" + port.substring(port.lastIndexOf(':') + 1));
	}

	@Test
	void onlyWhatPeopleUse_isPublished_onTheLoopbackAddress() {
		Set<String> published = new TreeSet<>();
		for (String name : this.compose.services().keySet()) {
			Yaml service = this.compose.service(name);
			if (service.has("ports")) {
				published.add(name);
				assertThat(service.at("ports").texts())
					.allMatch((port) -> port.startsWith("${PUBLISH_ADDRESS:-127.0.0.1}:"));
				assertThat(this.compose.networks(name)).contains("edge");
			}
			else {
				assertThat(this.compose.networks(name)).as(name).doesNotContain("edge");
			}
		}
		assertThat(published).containsExactly("apisix", "console", "grafana", "prometheus");
		for (String network : List.of("data", "management")) {
			assertThat(Yaml.read("compose.yaml").at("networks", network, "internal").text()).isEqualTo("true");
		}
	}

	@Test
	void everyService_isBoundedAndWithoutRights() {
		for (String name : this.compose.services().keySet()) {
			Yaml service = this.compose.service(name);
			assertThat(service.at("cap_drop").texts()).as(name).containsExactly("ALL");
			assertThat(service.at("security_opt").texts()).as(name).containsExactly("no-new-privileges:true");
			assertThat(service.map()).as(name).containsKeys("mem_limit", "cpus", "pids_limit", "restart");
			assertThat(service.map()).as(name).doesNotContainKeys("privileged", "cap_add");
		}
	}

	@Test
	void secrets_haveNoValuesInTheRepository() {
		String file = Yaml.text("compose.yaml");
		List<String> example = Yaml.text(".env.example").lines().toList();
		Set<String> required = names(REQUIRED, file);
		assertThat(required).hasSize(9);
		assertThat(required).allMatch((name) -> example.contains(name + "="), "is empty in .env.example");
		Set<String> optional = names(VARIABLE, file);
		optional.removeAll(required);
		assertThat(optional).allMatch(
				(name) -> example.stream().anyMatch((line) -> line.matches("#? ?" + name + "=.+")),
				"has its default in .env.example");
	}

	/** Whoever lists processes sees their arguments. */
	@Test
	void secrets_areNoArguments() {
		for (String name : this.compose.services().keySet()) {
			Yaml service = this.compose.service(name);
			for (String part : List.of("command", "entrypoint")) {
				assertThat(service.has(part) ? service.at(part).text() : "").as(name)
					.doesNotContainPattern("PASSWORD|TOKEN|HASH");
			}
		}
		assertThat(Yaml.text("Dockerfile").lines().filter((line) -> line.matches("(ENTRYPOINT|CMD).*"))).isNotEmpty()
			.noneMatch((line) -> line.matches(".*(PASSWORD|TOKEN|HASH).*"));
	}

	private static Set<String> names(Pattern pattern, String text) {
		return pattern.matcher(text)
			.results()
			.map((MatchResult result) -> result.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@ParameterizedTest
	@ValueSource(strings = { "reader-1", "writer", "console" })
	void redisUser_isInTheAccessList(String service) {
		String user = this.compose.variable(service, "SPRING_DATA_REDIS_USERNAME");
		assertThat(Yaml.text("redis/users.acl.template"))
			.contains("user " + user + " on #" + user.toUpperCase(java.util.Locale.ROOT) + "_HASH ");
	}

}
