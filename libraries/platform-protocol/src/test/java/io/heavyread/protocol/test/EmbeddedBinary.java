package io.heavyread.protocol.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import redis.embedded.core.ExecutableProvider;

/** The server of the embedded-redis jar, unpacked once. */
public final class EmbeddedBinary {

	private static final Path PATH = unpack();

	private EmbeddedBinary() {
	}

	/** Return the executable. */
	public static Path path() {
		return PATH;
	}

	private static Path unpack() {
		try {
			Path directory = Files.createTempDirectory("redis-binary");
			return ExecutableProvider.newJarResourceProvider(directory.toFile()).get().toPath();
		}
		catch (IOException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

}
