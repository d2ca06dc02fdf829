package io.heavyread.local.kubernetes;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import io.heavyread.local.docker.Yaml;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The plain manifests are what the chart makes of one set of values. With
 * {@code -Dmanifests.write=true} they are written first: deploy/kubernetes/make.
 */
class PlainManifestsTests {

	private static final String HEADER = "# Made from the chart by deploy/kubernetes/make.\n";

	private static final Set<String> OWN = Set.of("kustomization.yaml", "values.yaml", "prometheus-adapter.yaml");

	@Test
	void manifests_areWhatTheChartMakes() throws IOException {
		Map<String, String> made = new TreeMap<>(
				Chart.byFile(Chart.render(List.of(Manifests.FOLDER + "/values.yaml"))));
		made.replaceAll((file, text) -> HEADER + text);
		if (Boolean.getBoolean("manifests.write")) {
			for (Map.Entry<String, String> file : made.entrySet()) {
				Files.writeString(Yaml.path(Manifests.FOLDER + "/" + file.getKey()), file.getValue());
			}
		}
		assertThat(files()).as("run deploy/kubernetes/make").isEqualTo(made);
	}

	private static Map<String, String> files() {
		Map<String, String> files = new TreeMap<>();
		for (String path : Yaml.files(Manifests.FOLDER, ".yaml")) {
			files.put(path.substring(Manifests.FOLDER.length() + 1), Yaml.text(path));
		}
		files.keySet().removeAll(OWN);
		return files;
	}

	@Test
	void kustomization_namesEveryFile() {
		Yaml kustomization = Yaml.read(Manifests.FOLDER + "/kustomization.yaml");
		assertThat(new HashSet<>(kustomization.at("resources").texts())).isEqualTo(files().keySet());
		assertThat(kustomization.at("namespace").text()).isEqualTo(Chart.NAMESPACE);
	}

	@Test
	void adaptersMetric_isOneThatDashboardsShow() {
		String series = adapterRule().at("seriesQuery").text().replaceAll("\\{.*", "");
		assertThat(Yaml.text("grafana/dashboards/readers.json")).contains(series);
	}

	static String adaptersMetric() {
		Yaml rule = adapterRule();
		String series = rule.at("seriesQuery").text().replaceAll("\\{.*", "");
		return series.replaceAll(rule.at("name", "matches").text(), rule.at("name", "as").text().replace("${1}", "$1"));
	}

	private static Yaml adapterRule() {
		return Yaml.read(Manifests.FOLDER + "/prometheus-adapter.yaml").at("rules", "custom").list().get(0);
	}

}
