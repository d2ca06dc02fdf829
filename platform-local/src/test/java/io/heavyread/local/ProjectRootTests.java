package io.heavyread.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProjectRootTests {

	@Test
	void find_inAModule_isTheRoot(@TempDir Path root) throws IOException {
		Path module = Files.createDirectories(root.resolve("platform-local"));
		Files.createFile(module.resolve("pom.xml"));
		assertThat(ProjectRoot.find(module)).isEqualTo(root);
		assertThat(ProjectRoot.find(root)).isEqualTo(root);
	}

	@Test
	void find_outsideOfAClone_isTheWorkingDirectory(@TempDir Path directory) {
		assertThat(ProjectRoot.find(directory)).isEqualTo(directory);
	}

}
