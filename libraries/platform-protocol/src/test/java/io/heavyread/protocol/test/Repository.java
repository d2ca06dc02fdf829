package io.heavyread.protocol.test;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files of the repository that tests check, whichever module they are run from. */
public final class Repository {

	private static final Path ROOT = root(Path.of("").toAbsolutePath());

	private Repository() {
	}

	/**
	 * Return a file.
	 * @param path its path from the repository's root
	 */
	public static Path file(String path) {
		return ROOT.resolve(path);
	}

	private static Path root(Path from) {
		for (Path at = from; at != null; at = at.getParent()) {
			if (Files.exists(at.resolve("compose.yaml"))) {
				return at;
			}
		}
		throw new IllegalStateException("no folder above " + from + " has the platform's compose.yaml");
	}

}
