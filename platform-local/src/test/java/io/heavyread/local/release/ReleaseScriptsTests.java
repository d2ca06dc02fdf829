package io.heavyread.local.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

import io.heavyread.local.docker.Yaml;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The scripts of a release, in a small project of their own. */
class ReleaseScriptsTests {

	private static final String CHART = "deploy/helm/heavyread/Chart.yaml";

	@TempDir
	private Path project;

	@Test
	void version_isThatOfTheTag() throws IOException, InterruptedException {
		versions("1.2.3", "1.2.3", "1.2.3");
		assertThat(run(0, "version", "v1.2.3")).isEqualTo("1.2.3\n");
	}

	@ParameterizedTest
	@CsvSource({ "1.2.4,1.2.3,1.2.3", "1.2.3-SNAPSHOT,1.2.3,1.2.3", "1.2.3,1.2.4,1.2.3", "1.2.3,1.2.3,1.2.4" })
	void version_elsewhere_isAFailure(String build, String chart, String images)
			throws IOException, InterruptedException {
		versions(build, chart, images);
		assertThat(run(1, "version", "v1.2.3")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.2.3", "v1.2", "v1.2.3-rc", "v1.2.3\nversion=2" })
	void tag_ofAnotherForm_isAFailure(String tag) throws IOException, InterruptedException {
		versions("1.2.3", "1.2.3", "1.2.3");
		assertThat(run(1, "version", tag)).isEmpty();
	}

	private void versions(String build, String chart, String images) throws IOException {
		write("pom.xml",
				Yaml.text("pom.xml")
					.replaceFirst("\t<version>[^<]+</version>\n\t<packaging>pom",
							"\t<version>" + build + "</version>\n\t<packaging>pom"));
		write(CHART,
				Yaml.text(CHART)
					.replaceFirst("(?m)^version: .*$", "version: " + chart)
					.replaceFirst("(?m)^appVersion: .*$", "appVersion: " + images));
	}

	@Test
	void jars_areOfLibrariesAndServices_withTheirBills() throws IOException, InterruptedException {
		for (String file : new String[] { "libraries/one/target/one-1.jar", "libraries/one/target/one-1-tests.jar",
				"platform-reader/target/platform-reader-1.jar", "platform-reader/target/platform-reader-1-exec.jar",
				"admin-console/target/admin-console-1-exec.jar" }) {
			jar(file);
		}
		run(0, "jars", "dist");
		try (Stream<Path> files = Files.list(this.project.resolve("dist"))) {
			assertThat(files.map((file) -> file.getFileName().toString())).containsExactlyInAnyOrder("one-1.jar",
					"platform-reader-1-exec.jar", "platform-reader-1.cdx.json", "admin-console-1-exec.jar",
					"admin-console-1.cdx.json");
		}
		assertThat(this.project.resolve("dist/admin-console-1.cdx.json")).hasContent("the bill");
	}

	private void jar(String file) throws IOException {
		write(file, "");
		try (OutputStream stream = Files.newOutputStream(this.project.resolve(file));
				JarOutputStream jar = new JarOutputStream(stream)) {
			jar.putNextEntry(new JarEntry("META-INF/sbom/application.cdx.json"));
			jar.write("the bill".getBytes(StandardCharsets.UTF_8));
		}
	}

	private void write(String file, String text) throws IOException {
		Path path = this.project.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

	private String run(int status, String script, String argument) throws IOException, InterruptedException {
		write(".ci/" + script, Yaml.text(".ci/" + script));
		Process process = new ProcessBuilder("bash", this.project.resolve(".ci/" + script).toString(), argument)
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isEqualTo(status);
		return output;
	}

}
