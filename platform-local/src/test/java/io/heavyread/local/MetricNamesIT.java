package io.heavyread.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.heavyread.local.client.LocalAddresses;
import io.heavyread.local.client.LocalClient;
import io.heavyread.local.docker.MetricNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every metric that a rule of Prometheus or a panel of Grafana names is exposed by a
 * running service. Those of Redis' exporter and of APISIX, which the local run does not
 * have, are in a list.
 */
class MetricNamesIT {

	private static final Path OTHERS = Path.of("src/test/resources/metrics-of-others.txt");

	private static final LocalAddresses addresses = new LocalAddresses();

	private final LocalClient client = new LocalClient(addresses);

	@Test
	void metricsOfRulesAndPanels_areExposed(@TempDir Path data) {
		LocalRun run = LocalRun.start(addresses.arguments(data));
		try {
			Set<String> missing = new TreeSet<>(MetricNames.used());
			missing.removeAll(exposed());
			missing.removeAll(others());
			assertThat(missing).isEmpty();
		}
		finally {
			run.close();
		}
	}

	private Set<String> exposed() {
		List<Integer> ports = new ArrayList<>(addresses.readersManagement);
		ports.addAll(List.of(addresses.writerManagement, addresses.consoleManagement));
		Set<String> names = new HashSet<>();
		for (int port : ports) {
			new String(this.client.get(port, "/actuator/prometheus").body(), StandardCharsets.UTF_8).lines()
				.filter((line) -> !line.startsWith("#"))
				.forEach((line) -> names.add(line.split("[{ ]", 2)[0]));
		}
		return names;
	}

	private static Set<String> others() {
		try {
			return new HashSet<>(Files.readAllLines(OTHERS));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
