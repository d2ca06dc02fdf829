package io.heavyread.local.apisix;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.heavyread.local.docker.Compose;
import io.heavyread.local.docker.Yaml;
import org.junit.jupiter.api.Test;

import org.springframework.security.web.util.matcher.IpAddressMatcher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The gateway's nodes are the addresses of compose.yaml, and names can be told from them.
 */
class NodesTests {

	private static final String PREFIX = "${NODE_NETWORK:-172.30.82}";

	private final Compose compose = new Compose();

	private final Apisix apisix = Apisix.read();

	@Test
	void nodes_areTheAddressesOfTheServices() {
		assertThat(this.apisix.nodes("readers")).isEqualTo(addresses(this.compose.readers())).hasSize(3);
		assertThat(this.apisix.nodes("writer")).isEqualTo(addresses(Set.of("writer")));
	}

	/** The console names a node after the reader that registered its address. */
	@Test
	void readers_registerTheAddressThatTheGatewayHas() {
		assertThat(this.compose.readers())
			.allSatisfy((reader) -> assertThat(this.compose.variable(reader, "PLATFORM_READER_ADVERTISEDHOST"))
				.isEqualTo(this.compose.address(reader)));
	}

	/** What APISIX does to a variable, to the one that compose.yaml gives it. */
	private Set<String> addresses(Set<String> services) {
		assertThat(this.compose.variable("apisix", "NODE_NETWORK")).isEqualTo(PREFIX);
		return services.stream()
			.map((name) -> this.compose.address(name).replace(PREFIX, "${{NODE_NETWORK}}") + ":"
					+ this.compose.variable(name, "PORT"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Its processes see no variable that is not named here. */
	@Test
	void variables_reachTheGateway() {
		Set<String> used = Pattern.compile("\\$\\{\\{([A-Z_]+)}}")
			.matcher(Yaml.text("apisix/apisix.yaml"))
			.results()
			.map((match) -> match.group(1))
			.collect(Collectors.toSet());
		assertThat(used).isEqualTo(Set.copyOf(this.apisix.config().at("nginx_config", "envs").texts()))
			.allSatisfy((name) -> assertThat(this.compose.variable("apisix", name)).isNotBlank());
	}

	@Test
	void fixedAddresses_lieInTheNetwork_andOutsideOfTheRangeOfTheOthers() {
		Yaml data = Yaml.read("compose.yaml").at("networks", "data", "ipam", "config").list().get(0);
		IpAddressMatcher network = new IpAddressMatcher(preset(data.at("subnet")));
		IpAddressMatcher range = new IpAddressMatcher(preset(data.at("ip_range")));
		assertThat(network.matches(preset(data.at("ip_range")).replaceAll("/.*", ""))).isTrue();
		String sentinels = preset(Yaml.read("compose.sentinel.yaml").at("x-primary"));
		for (String address : List.of(preset(new Yaml(this.compose.address("reader-1"))),
				preset(new Yaml(this.compose.address("writer"))), sentinels)) {
			assertThat(network.matches(address)).as(address).isTrue();
			assertThat(range.matches(address)).as(address).isFalse();
		}
	}

	private static String preset(Yaml value) {
		return value.text().replaceAll("\\$\\{[A-Z_]+:-([^}]*)}", "$1");
	}

	/** reader-N has the address .N: alerts and panels show the name. */
	@Test
	void prometheus_tellsNamesFromAddresses() {
		Yaml job = Yaml.read("prometheus/prometheus.yml").at("scrape_configs").named("job_name", "apisix");
		for (String reader : this.compose.readers()) {
			String address = preset(new Yaml(this.compose.address(reader)));
			assertThat(job.at("metric_relabel_configs").list()).hasSize(2).allSatisfy((rule) -> {
				assertThat(rule.at("source_labels").texts()).isSubsetOf("ip", "node");
				assertThat(rule.at("target_label").text()).isEqualTo("reader");
				assertThat(address.replaceFirst("^" + rule.at("regex").text() + "$", rule.at("replacement").text()))
					.isEqualTo(reader);
				assertThat(preset(new Yaml(this.compose.address("writer")))).doesNotMatch(rule.at("regex").text());
			});
		}
	}

}
