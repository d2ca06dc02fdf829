package io.heavyread.local.kubernetes;

import java.util.List;
import java.util.Map;

import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.heavyread.local.docker.Yaml;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The chart is sound, and refuses values that cannot work. */
class ChartTests {

	private final Manifests everything = Manifests.everything();

	@Test
	void lint_findsNothing() {
		LintResult result = Chart.lint();
		assertThat(result.isFailed()).as("" + result.getMessages()).isFalse();
	}

	@Test
	void version_isThatOfItsImages() {
		Yaml description = Chart.description();
		assertThat(description.at("version").text()).isEqualTo(description.at("appVersion").text());
		assertThat(Yaml.text("pom.xml"))
			.containsPattern("<version>" + description.at("version").text() + "(-SNAPSHOT)?<");
	}

	@Test
	void latest_isRefused() {
		refused(Chart.template().set("images.reader.tag", "latest"), "tag");
	}

	@Test
	void unknownValue_isRefused() {
		refused(Chart.template().set("reader.replica", 5), "replica");
	}

	@Test
	void noRedis_isRefused() {
		refused(Chart.template().set("redis.bundled", false), "set redis.address");
	}

	private static void refused(TemplateCommand command, String named) {
		assertThatThrownBy(command::call).hasMessageContaining(named);
	}

	@Test
	void redisElsewhere_isToldToServices_andNotMade() {
		List<Yaml> resources = Yaml.parseAll(
				Chart.template().set("redis.bundled", false).set("redis.address", "posts.example.com:6379").call());
		Manifests manifests = new Manifests("elsewhere", resources);
		assertThat(manifests.one("ConfigMap", "settings").at("data", "REDIS_ADDR").text())
			.isEqualTo("posts.example.com:6379");
		assertThat(manifests.ofKind("StatefulSet")).isEmpty();
	}

	@Test
	void rules_areThoseOfPrometheus() {
		Yaml made = this.everything.one("PrometheusRule", "platform").at("spec", "groups");
		Yaml own = Yaml
			.parse(Yaml.text("prometheus/rules/platform.yml")
				.replace("docs/operations.md", "https://handbook.example.com/operations"))
			.at("groups");
		assertThat(made.value()).isEqualTo(own.value());
	}

	/** Rules of one installation are not those of another. */
	@Test
	void rules_areOfTheReleasesNamespace() {
		String rules = Chart.template().set("prometheusRule.enabled", true).withNamespace("news").call();
		assertThat(rules).doesNotContain("namespace=\"heavyread\"");
	}

	@Test
	void dashboards_areThoseOfGrafana() {
		List<String> files = Yaml.files("grafana/dashboards", ".json");
		assertThat(files).isNotEmpty().allSatisfy((file) -> {
			String name = file.substring(file.lastIndexOf('/') + 1);
			Map<String, Object> data = this.everything.one("ConfigMap", "dashboard-" + name.replace(".json", ""))
				.at("data")
				.map();
			assertThat(Yaml.parse("" + data.get(name)).value()).isEqualTo(Yaml.read(file).value());
		});
	}

	@Test
	void proxyOfTheConsole_isLetIn_andTrusted() {
		assertThat(this.everything.one("NetworkPolicy", "console").at("spec", "podSelector", "matchLabels").map())
			.containsEntry("app.kubernetes.io/name", "console");
		assertThat(this.everything.container("console").at("env").named("name", "PLATFORM_TRUSTEDPROXIES").has("value"))
			.isTrue();
	}

	@Test
	void otherSettings_startServicesAnew() {
		assertThat(checksum(Chart.template().set("settings.A", "1"))).isNotEqualTo(checksum(Chart.template()));
	}

	private static String checksum(TemplateCommand command) {
		return new Manifests("", Yaml.parseAll(command.call())).one("Deployment", "writer")
			.at("spec", "template", "metadata", "annotations", "checksum/settings")
			.text();
	}

}
