package io.heavyread.local.docker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The script that pins images, with a stand-in for Docker. */
class DigestsTests {

	private static final String DIGEST = "sha256:" + "0a".repeat(32);

	@TempDir
	private Path directory;

	@Test
	void override_pinsEveryImage() throws IOException, InterruptedException {
		docker("echo " + DIGEST);
		Yaml override = Yaml.parse(run(0)).at("services");
		Compose compose = new Compose();
		Set<String> services = new TreeSet<>(compose.services().keySet());
		// What others build.
		services.removeAll(Set.of("reader-2", "reader-3"));
		assertThat(new TreeSet<>(override.map().keySet())).isEqualTo(services);
		for (String service : services) {
			String image = compose.service(service).at("image").text();
			if (image.startsWith("heavyread/")) {
				assertThat(override.at(service, "build", "additional_contexts").map().values()).hasSize(3)
					.allSatisfy((base) -> assertThat("" + base).startsWith("docker-image://").endsWith(DIGEST));
			}
			else {
				assertThat(override.at(service, "image").text()).isEqualTo(image + "@" + DIGEST);
			}
		}
	}

	@Test
	void noDigest_isAFailure() throws IOException, InterruptedException {
		docker("echo");
		assertThat(run(1)).doesNotContain("image:");
	}

	private void docker(String does) throws IOException {
		Path stub = this.directory.resolve("docker");
		Files.writeString(stub, "#!/bin/sh\n" + does + "\n");
		Files.setPosixFilePermissions(stub, java.nio.file.attribute.PosixFilePermissions.fromString("rwx------"));
	}

	private String run(int status) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder("bash", Yaml.path(".ci/digests").toString())
			.redirectError(ProcessBuilder.Redirect.DISCARD);
		builder.environment().merge("PATH", this.directory.toString(), (path, first) -> first + ":" + path);
		Process process = builder.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isEqualTo(status);
		return output;
	}

}
