package io.heavyread.local.docker;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The platform on Docker starts on a small, slow machine, and an upgrade changes what it
 * names.
 */
class StartTests {

	private static final Pattern LIMIT = Pattern.compile("(?:\\$\\{[A-Z_]+:-)?(\\d+)([mg])}?");

	private final Compose compose = new Compose();

	private final Yaml sentinels = Yaml.read("compose.sentinel.yaml").at("services");

	@Test
	void image_isBuiltOnce_andNeverTakenFromElsewhere() {
		Map<String, Integer> builds = new TreeMap<>();
		List<Yaml> services = new ArrayList<>();
		this.compose.services().keySet().forEach((name) -> services.add(this.compose.service(name)));
		for (Yaml service : services) {
			String image = service.at("image").text();
			if (image.startsWith("heavyread/")) {
				builds.merge(image, service.has("build") ? 1 : 0, Integer::sum);
				assertThat(service.has("build") || isLocal(service)).as(service.text()).isTrue();
			}
		}
		assertThat(builds).hasSize(4).allSatisfy((image, number) -> assertThat(number).as(image).isEqualTo(1));
	}

	private static boolean isLocal(Yaml service) {
		return service.has("pull_policy") && service.at("pull_policy").text().equals("never");
	}

	@ParameterizedTest
	@ValueSource(strings = { "redis-2", "redis-3", "sentinel-1", "sentinel-2", "sentinel-3" })
	void serverOfAFailOver_isNotBuiltAgain(String name) {
		Yaml service = this.sentinels.at(name);
		assertThat(isLocal(service)).isTrue();
		assertThat(service.has("build")).isFalse();
		// Without it a service that extends another one inherits what builds it.
		assertThat(service.map().containsKey("build")).isEqualTo(service.has("extends"));
	}

	/** Of any two one comes after the other. */
	@Test
	void starts_followEachOther() {
		List<String> services = new ArrayList<>(this.compose.readers());
		services.addAll(List.of("redis", "writer", "console"));
		for (String one : services) {
			for (String other : services) {
				assertThat(one.equals(other) || before(one).contains(other) || before(other).contains(one))
					.as("%s and %s", one, other)
					.isTrue();
			}
		}
	}

	private Set<String> before(String service) {
		Set<String> before = new HashSet<>();
		if (this.compose.service(service).has("depends_on")) {
			for (String name : this.compose.service(service).at("depends_on").map().keySet()) {
				before.add(name);
				before.addAll(before(name));
			}
		}
		return before;
	}

	/** A reader that is not healthy does not keep the others from starting. */
	@Test
	void onlyRedis_isRequired() {
		for (String service : List.of("reader-2", "reader-3", "writer", "console")) {
			this.compose.service(service).at("depends_on").map().forEach((name, how) -> {
				assertThat(new Yaml(how).at("condition").text()).isEqualTo("service_healthy");
				assertThat(new Yaml(how).map().getOrDefault("required", true)).as(service + " " + name)
					.isEqualTo(name.equals("redis"));
			});
		}
	}

	/** The first success ends it, so a long one costs nothing. */
	@Test
	void startPeriod_outlastsASlowMachine() {
		assertThat(Yaml.text("Dockerfile")).contains("--start-period=15m ");
		for (String name : this.compose.services().keySet()) {
			Yaml service = this.compose.service(name);
			if (service.has("healthcheck")) {
				assertThat(service.at("healthcheck", "start_period").text()).as(name).isEqualTo("15m");
			}
		}
	}

	@Test
	void handbook_asksForTheMemoryThatTheLimitsAddUpTo() {
		int megabytes = 0;
		for (String name : this.compose.services().keySet()) {
			Matcher limit = LIMIT.matcher(this.compose.service(name).at("mem_limit").text());
			assertThat(limit.matches()).as(name).isTrue();
			megabytes += Integer.parseInt(limit.group(1)) * (limit.group(2).equals("g") ? 1024 : 1);
		}
		int gigabytes = (megabytes + 1023) / 1024;
		assertThat(Yaml.text("docs/operations.md")).contains(", " + gigabytes + " GB of memory (the sum of");
	}

	/** Before Compose 2.30 it makes the next plain up replace everything. */
	@Test
	void upgrade_doesWithoutNoDeps() {
		String handbook = Yaml.text("docs/operations.md");
		String chapter = handbook.substring(handbook.indexOf("\n## Upgrade"), handbook.indexOf("\n## The clock"));
		assertThat(chapter.lines().filter((line) -> line.startsWith("docker ") || line.startsWith("for ")))
			.hasSizeGreaterThan(6)
			.noneMatch((line) -> line.contains("--no-deps"));
	}

	@Test
	void backups_stayOutOfGit() {
		assertThat(Yaml.text(".gitignore").lines()).contains("backups/");
		assertThat(Yaml.text("docker/backup")).contains("umask 077", "backups/posts-");
	}

}
