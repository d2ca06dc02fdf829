package io.heavyread.local.docker;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** compose.sentinel.yaml names the same hosts, ports and users as what it is put on. */
class SentinelFilesTests {

	private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z_]+):\\?");

	private static final List<String> SERVERS = List.of("redis", "redis-2", "redis-3");

	private static final List<String> SENTINELS = List.of("sentinel-1", "sentinel-2", "sentinel-3");

	private final Yaml file = Yaml.read("compose.sentinel.yaml");

	private final Compose compose = new Compose();

	private Yaml service(String name) {
		return this.file.at("services", name);
	}

	private String variable(String service, String name) {
		return service(service).at("environment", name).text();
	}

	private String address(String service) {
		return service(service).at("networks", "data", "ipv4_address").text();
	}

	@Test
	void addresses_differ_andLieInTheNetwork() {
		List<String> addresses = java.util.stream.Stream.concat(SERVERS.stream(), SENTINELS.stream())
			.map(this::address)
			.toList();
		assertThat(addresses).doesNotHaveDuplicates();
		assertThat(Yaml.read("compose.yaml").at("networks", "data", "ipam", "config").list().get(0).at("subnet").text())
			.isEqualTo("${DATA_NETWORK:-172.30.80.0/22}");
		assertThat(addresses)
			.allMatch((address) -> address.matches(Pattern.quote("${SENTINEL_NETWORK:-172.30.83}") + "\\.[1-9][0-9]"));
	}

	@Test
	void oneServer_isThePrimaryAtFirst() {
		for (String server : SERVERS) {
			assertThat(variable(server, "REDIS_PRIMARY")).isEqualTo(address("redis"));
			assertThat(variable(server, "REDIS_SELF")).isEqualTo(address(server));
		}
		for (String sentinel : SENTINELS) {
			assertThat(variable(sentinel, "REDIS_PRIMARY")).isEqualTo(address("redis"));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "writer", "reader-1", "reader-2", "reader-3", "console" })
	void services_askAllSentinels(String service) {
		assertThat(variable(service, "SPRING_DATA_REDIS_SENTINEL_NODES").split(","))
			.containsExactlyElementsOf(SENTINELS.stream().map((name) -> address(name) + ":26379").toList());
		String script = Yaml.text("redis/sentinel.sh");
		assertThat(script).contains("sentinel monitor " + variable(service, "SPRING_DATA_REDIS_SENTINEL_MASTER") + " ")
			.contains("user " + variable(service, "SPRING_DATA_REDIS_SENTINEL_USERNAME") + " on #")
			.contains("port 26379\n");
		assertThat(this.compose.networks(service)).contains("data");
	}

	/** Two of three decide; a write waits for a replica, which the other two are. */
	@Test
	void acknowledgedWrites_areOnAReplica() {
		assertThat(Yaml.text("redis/sentinel.sh")).contains(" 6379 2}\n");
		assertThat(variable("writer", "PLATFORM_WRITER_WAITFORREPLICAS")).isEqualTo("1");
		assertThat(Yaml.text("redis/start.sh")).contains("min-replicas-to-write 1\n", "min-replicas-max-lag 3\n");
	}

	@Test
	void everySentinel_isBoundedAndWithoutRights_andKeepsWhatItLearned() {
		for (String name : SENTINELS) {
			Yaml sentinel = service(name);
			assertThat(sentinel.at("cap_drop").texts()).as(name).containsExactly("ALL");
			assertThat(sentinel.at("security_opt").texts()).as(name).containsExactly("no-new-privileges:true");
			assertThat(sentinel.map()).as(name)
				.containsKeys("mem_limit", "cpus", "pids_limit", "restart", "logging")
				.doesNotContainKeys("privileged", "cap_add", "ports");
			assertThat(sentinel.at("volumes").texts()).containsExactly(name + "-data:/data");
			assertThat(this.file.at("volumes").map()).containsKey(name + "-data");
		}
	}

	@Test
	void everyFurtherServer_isAsTheFirst_withItsOwnData() {
		for (String name : List.of("redis-2", "redis-3")) {
			assertThat(service(name).at("extends").map())
				.isEqualTo(java.util.Map.of("file", "compose.yaml", "service", "redis"));
			assertThat(service(name).at("volumes").texts()).containsExactly(name + "-data:/data");
			assertThat(this.file.at("volumes").map()).containsKey(name + "-data");
		}
	}

	@Test
	void everyServer_isWatched() {
		Set<String> targets = new TreeSet<>(
				Yaml.read("prometheus/redis.sentinel.yml").list().get(0).at("targets").texts());
		assertThat(targets).containsExactly("redis-exporter-2:9121", "redis-exporter-3:9121", "redis-exporter:9121");
		assertThat(variable("redis-exporter-2", "REDIS_ADDR")).isEqualTo("redis://redis-2:6379");
		assertThat(variable("redis-exporter-3", "REDIS_ADDR")).isEqualTo("redis://redis-3:6379");
		assertThat(service("prometheus").at("volumes").texts())
			.containsExactly("./prometheus/redis.sentinel.yml:/etc/prometheus/redis/exporters.yml:ro");
	}

	@Test
	void secrets_haveNoValuesInTheRepository_andAreMadeByTheScript() {
		List<String> example = Yaml.text(".env.example").lines().toList();
		Set<String> required = REQUIRED.matcher(Yaml.text("compose.sentinel.yaml"))
			.results()
			.map((MatchResult result) -> result.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
		assertThat(required).containsExactly("REDIS_REPLICA_PASSWORD", "REDIS_SENTINEL_PASSWORD",
				"REDIS_WITNESS_PASSWORD");
		assertThat(required).allMatch((name) -> example.contains(name + "="))
			.allMatch((name) -> Yaml.text("docker/secrets").contains(name));
		assertThat(Yaml.text(".env.example")).contains("\nSENTINEL_NETWORK=172.30.83\n");
	}

	@Test
	void usersOfReplication_areInTheAccessList() {
		assertThat(Yaml.text("redis/users.acl.template")).contains("user replica on #REPLICA_HASH ",
				"user sentinel on #SENTINEL_HASH ");
		assertThat(Yaml.text("redis/start.sh")).contains("masteruser replica\n");
		assertThat(Yaml.text("redis/sentinel.sh")).contains("sentinel auth-user posts sentinel\n");
	}

}
