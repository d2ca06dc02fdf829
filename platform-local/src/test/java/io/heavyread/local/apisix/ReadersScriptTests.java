package io.heavyread.local.apisix;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.heavyread.local.docker.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** docker/readers gives each further reader its address, its node and its target. */
class ReadersScriptTests {

	private static final List<String> FILES = List.of("docker/readers", "compose.yaml", "compose.sentinel.yaml",
			"apisix/apisix.yaml");

	@TempDir
	private Path clone;

	@Test
	void furtherReaders_haveAddressesAndNodes() throws IOException, InterruptedException {
		assertThat(run("5")).contains("5 readers");
		Yaml override = Yaml.parse(read("compose.override.yaml")).at("services");
		assertThat(override.map()).containsOnlyKeys("reader-4", "reader-5", "apisix");
		Apisix apisix = new Apisix(Yaml.parse(read("apisix/apisix.local.yaml")), new Yaml(List.of()));
		assertThat(apisix.nodes("readers")).hasSize(5);
		assertThat(apisix.nodes("writer")).isEqualTo(Apisix.read().nodes("writer"));
		for (String number : List.of("4", "5")) {
			Yaml reader = override.at("reader-" + number);
			String address = reader.at("networks", "data", "ipv4_address").text();
			assertThat(address).isEqualTo("${NODE_NETWORK:-172.30.82}." + number)
				.isEqualTo(reader.at("environment", "PLATFORM_READER_ADVERTISEDHOST").text());
			assertThat(apisix.nodes("readers")).contains("${{NODE_NETWORK}}." + number + ":80");
			assertThat(read("prometheus/targets/more.yml")).contains("[reader-" + number + ":18080]");
		}
	}

	@Test
	void three_removeWhatMoreHaveLeft() throws IOException, InterruptedException {
		run("4");
		assertThat(run("3")).contains("3 readers");
		assertThat(this.clone.resolve("compose.override.yaml")).doesNotExist();
		assertThat(this.clone.resolve("apisix/apisix.local.yaml")).doesNotExist();
	}

	/** Addresses above 200 are others'. */
	@ParameterizedTest
	@ValueSource(strings = { "2", "201", "x", "" })
	void impossibleNumber_isRefused(String count) throws IOException, InterruptedException {
		assertThat(run(count)).contains("Usage");
		assertThat(this.clone.resolve("compose.override.yaml")).doesNotExist();
	}

	private String read(String file) throws IOException {
		return Files.readString(this.clone.resolve(file));
	}

	private String run(String count) throws IOException, InterruptedException {
		for (String file : FILES) {
			Path copy = this.clone.resolve(file);
			Files.createDirectories(copy.getParent());
			Files.writeString(copy, Yaml.text(file));
		}
		Files.createDirectories(this.clone.resolve("prometheus/targets"));
		Process process = new ProcessBuilder("bash", this.clone.resolve("docker/readers").toString(), count)
			.redirectErrorStream(true)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor();
		return output;
	}

}
