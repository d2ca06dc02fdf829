package io.heavyread.local.release;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.heavyread.local.docker.Yaml;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a release may do, and in which order. The workflow itself runs at a tag only. */
class ReleaseTests {

	private static final String LAST = "publish";

	private final Yaml workflow = Yaml.read(".github/workflows/release.yml");

	private final Map<String, Object> jobs = this.workflow.at("jobs").map();

	@Test
	void jobs_haveNoRightsButThoseTheyName() {
		assertThat(this.workflow.at("permissions").map()).isEmpty();
		this.jobs.keySet()
			.forEach((job) -> assertThat(permissions(job)).as(job)
				.isEqualTo(job.equals(LAST) ? Map.of("contents", "write", "packages", "write")
						: Map.of("contents", "read")));
	}

	private Map<String, Object> permissions(String job) {
		return this.workflow.at("jobs", job, "permissions").map();
	}

	@Test
	void otherWorkflows_mayRead() {
		assertThat(Yaml.read(".github/workflows/build.yml").at("permissions").map())
			.isEqualTo(Map.of("contents", "read"));
		assertThat(Yaml.text(".github/workflows/build.yml")).doesNotContain("write");
	}

	/** What the sources say is not run by who may write. */
	@Test
	void lastJob_buildsNothing() {
		assertThat(steps(LAST).filter((step) -> step.has("uses")).map((step) -> step.at("uses").text()))
			.allMatch((action) -> action.startsWith("actions/download-artifact@"))
			.isNotEmpty();
		assertThat(runs(LAST))
			.noneMatch((run) -> run.contains(".ci/") || run.contains("mvn") || run.contains("build "));
	}

	@Test
	void everything_followsTheTests() {
		assertThat(runs("verify")).contains(".ci/run");
		assertThat(needs("jars")).containsExactly("verify");
		assertThat(needs("images")).containsExactly("verify");
		assertThat(needs("chart")).containsExactly("verify");
		assertThat(needs(LAST)).containsAll(this.jobs.keySet().stream().filter((job) -> !job.equals(LAST)).toList());
	}

	private List<String> needs(String job) {
		Yaml needs = this.workflow.at("jobs", job, "needs");
		return (needs.value() instanceof List) ? needs.texts() : List.of(needs.text());
	}

	@Test
	void images_areScannedOnTheirDigests_beforeTheyAreKept() {
		String all = String.join("\n", runs("images").toList());
		assertThat(all).containsSubsequence(".ci/digests >compose.digests.yaml", "compose.digests.yaml build",
				".ci/scan compose.digests.yaml", "docker save");
	}

	/**
	 * A name or a title that somebody chose is text of a script, unless it comes by the
	 * environment.
	 */
	@Test
	void scripts_takeNoExpressions() {
		assertThat(this.jobs.keySet().stream().flatMap(this::runs)).isNotEmpty()
			.noneMatch((run) -> run.contains("${{"));
	}

	@Test
	void checkouts_keepNoCredentials() {
		assertThat(this.jobs.keySet().stream().flatMap(this::steps)).filteredOn((step) -> step.has("uses"))
			.filteredOn((step) -> step.at("uses").text().startsWith("actions/checkout@"))
			.isNotEmpty()
			.allMatch((step) -> step.at("with", "persist-credentials").text().equals("false"));
	}

	private Stream<String> runs(String job) {
		return steps(job).filter((step) -> step.has("run")).map((step) -> step.at("run").text().strip());
	}

	private Stream<Yaml> steps(String job) {
		return this.workflow.at("jobs", job, "steps").list().stream();
	}

}
