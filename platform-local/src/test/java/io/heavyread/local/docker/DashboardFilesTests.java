package io.heavyread.local.docker;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The dashboards of Grafana are complete and fit together. */
class DashboardFilesTests {

	static Stream<String> dashboards() {
		return Yaml.files("grafana/dashboards", ".json").stream();
	}

	@Test
	void dashboards_areFive() {
		assertThat(dashboards()).containsExactly("grafana/dashboards/gateway.json", "grafana/dashboards/platform.json",
				"grafana/dashboards/propagation.json", "grafana/dashboards/readers.json",
				"grafana/dashboards/writer-redis.json");
	}

	@ParameterizedTest
	@MethodSource("dashboards")
	void dashboard_hasTheNameOfItsFile_andExplainsItself(String file) {
		Yaml dashboard = Yaml.read(file);
		assertThat(file).endsWith("/" + dashboard.at("uid").text() + ".json");
		assertThat(dashboard.at("description").text()).isNotBlank();
		assertThat(dashboard.at("title").text()).isNotBlank();
	}

	@ParameterizedTest
	@MethodSource("dashboards")
	void panel_hasAnIdAUnitAndASentence(String file) {
		Set<String> ids = new HashSet<>();
		for (Yaml panel : Yaml.read(file).at("panels").list()) {
			String title = panel.at("title").text();
			assertThat(ids.add(panel.at("id").text())).as(title).isTrue();
			if (panel.at("type").text().equals("row")) {
				continue;
			}
			assertThat(panel.at("description").text()).as(title).endsWith(".");
			assertThat(panel.at("targets").list()).as(title).isNotEmpty().allSatisfy((target) -> {
				assertThat(target.at("expr").text()).isNotBlank();
				assertThat(target.at("datasource", "uid").text()).isEqualTo("${datasource}");
				assertThat(Selectors.in(target.at("expr").text())).isNotEmpty()
					.allMatch((selector) -> selector.contains("{namespace=~\"$namespace\""));
			});
			Yaml unit = panel.at("type").text().equals("heatmap") ? panel.at("options", "yAxis", "unit")
					: panel.at("fieldConfig", "defaults", "unit");
			assertThat(unit.text()).as(title).isNotBlank();
		}
	}

	/** So that it imports into a Grafana that has other sources and namespaces. */
	@ParameterizedTest
	@MethodSource("dashboards")
	void dashboard_asksForItsSourceAndNamespace(String file) {
		List<Yaml> variables = Yaml.read(file).at("templating", "list").list();
		assertThat(variables).extracting((variable) -> variable.at("name").text())
			.startsWith("datasource", "namespace");
		assertThat(variables.get(0).at("type").text() + variables.get(0).at("query").text())
			.isEqualTo("datasourceprometheus");
		assertThat(Yaml.text(file)).doesNotContain("\"uid\": \"prometheus\"");
	}

	/**
	 * Both sides of it have other labels: without "on" each reader would be there twice.
	 */
	@Test
	void staleAnswers_showEachReaderOnce() {
		String query = Yaml.read("grafana/dashboards/propagation.json")
			.at("panels")
			.named("title", "Answers marked STALE")
			.at("targets")
			.list()
			.get(0)
			.at("expr")
			.text();
		assertThat(query).contains(") or on (instance) 0 * up{");
	}

	@ParameterizedTest
	@MethodSource("dashboards")
	void panels_doNotOverlap(String file) {
		Set<String> cells = new HashSet<>();
		for (Yaml panel : Yaml.read(file).at("panels").list()) {
			Yaml place = panel.at("gridPos");
			int right = number(place, "x") + number(place, "w");
			assertThat(right).isLessThanOrEqualTo(24);
			for (int x = number(place, "x"); x < right; x++) {
				for (int y = number(place, "y"); y < number(place, "y") + number(place, "h"); y++) {
					assertThat(cells.add(x + "/" + y)).as(panel.at("title").text()).isTrue();
				}
			}
		}
	}

	private static int number(Yaml place, String name) {
		return Integer.parseInt(place.at(name).text());
	}

	@Test
	void overview_hasThePanelsThatTheConsoleShows() {
		List<String> ids = Yaml.read("grafana/dashboards/platform.json")
			.at("panels")
			.list()
			.stream()
			.map((panel) -> panel.at("id").text())
			.toList();
		assertThat(ids).contains("1", "2", "3", "4");
	}

}
