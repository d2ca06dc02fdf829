package io.heavyread.local;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where relative paths start: the root of the clone, also when the platform is started in
 * one of its modules, or else the working directory.
 */
final class ProjectRoot {

	private ProjectRoot() {
	}

	static Path find(Path workingDirectory) {
		Path start = workingDirectory.toAbsolutePath().normalize();
		for (Path directory = start; directory != null; directory = directory.getParent()) {
			if (Files.isRegularFile(directory.resolve("platform-local").resolve("pom.xml"))) {
				return directory;
			}
		}
		return start;
	}

}
