package io.heavyread.local.docker;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Alerts look at this platform only, last over a lost scrape, and lead to what to do. */
class AlertFilesTests {

	private final Yaml prometheus = Yaml.read("prometheus/prometheus.yml");

	static Stream<Yaml> rules() {
		return Yaml.read("prometheus/rules/platform.yml")
			.at("groups")
			.list()
			.stream()
			.flatMap((group) -> group.at("rules").list().stream());
	}

	static Stream<Yaml> alerts() {
		return rules().filter((rule) -> rule.has("alert"));
	}

	@ParameterizedTest
	@MethodSource("rules")
	void everySelector_namesTheNamespace(Yaml rule) {
		assertThat(Selectors.in(rule.at("expr").text())).isNotEmpty()
			.allMatch((selector) -> selector.contains("{namespace=\"heavyread\""));
	}

	@Test
	void everyTarget_hasTheNamespace() {
		assertThat(this.prometheus.at("scrape_configs").list())
			.filteredOn((job) -> !job.at("job_name").text().equals("prometheus"))
			.allSatisfy((job) -> assertThat(
					job.at("relabel_configs").named("target_label", "namespace").at("replacement").text())
				.isEqualTo("heavyread"));
	}

	/** Otherwise a lost scrape ends the alert, and it waits anew. */
	@ParameterizedTest
	@MethodSource("alerts")
	void alertThatWaited_lastsOverALostScrape(Yaml alert) {
		assertThat(alert.has("keep_firing_for")).isEqualTo(alert.has("for"));
	}

	@ParameterizedTest
	@MethodSource("alerts")
	void alert_linksToItsChapter(Yaml alert) {
		String name = alert.at("alert").text();
		assertThat(Yaml.text("docs/operations.md")).contains("\n### " + name + "\n");
		assertThat(alert.at("annotations", "runbook_url").text())
			.isEqualTo("{{ or $externalLabels.runbooks \"docs/operations.md\" }}#" + name.toLowerCase(Locale.ROOT));
		assertThat(this.prometheus.at("global", "external_labels", "runbooks").text()).isEqualTo("${RUNBOOKS_URL}");
		assertThat(new Compose().variable("prometheus", "RUNBOOKS_URL")).contains(":-https://");
	}

	/**
	 * A Redis that hangs is redis_up 0 only if the exporter says so before Prometheus
	 * gives up.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "compose.yaml", "deploy/kubernetes/redis.yaml" })
	void exporter_givesUpBeforePrometheusDoes(String file) {
		int scrape = seconds(this.prometheus.at("global", "scrape_timeout").text());
		List<String> lines = Yaml.text(file)
			.lines()
			.filter((line) -> line.contains("REDIS_EXPORTER_CONNECTION_TIMEOUT"))
			.map((line) -> line.replaceAll(".*(?:: |value: )(\\d+s)}?$", "$1"))
			.toList();
		assertThat(lines).hasSize(1).allMatch((line) -> seconds(line) < scrape);
	}

	private static int seconds(String text) {
		return Integer.parseInt(text.replace("s", ""));
	}

	/** What the handbook lets people paste is defined where it is used. */
	@Test
	void runbooks_needNoFunctionOfAnotherChapter() {
		assertThat(Yaml.text("docs/operations.md")).doesNotContainPattern("(?m)(^|`)admin [A-Z]");
	}

}
