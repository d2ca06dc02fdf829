package io.heavyread.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.springframework.context.ConfigurableApplicationContext;

/** A platform in this JVM. */
record LocalRun(ConfigurableApplicationContext launcher) {

	static LocalRun start(String... arguments) {
		return new LocalRun(LocalPlatform.start(arguments));
	}

	ConfigurableApplicationContext service(String name) {
		return this.launcher.getBean(Platform.class).services().find(name).orElseThrow();
	}

	/** Kill the embedded Redis as {@code kill -9} does. */
	static void killRedis(Path data) {
		ProcessHandle.of(redisProcess(data)).orElseThrow().destroyForcibly();
	}

	/** Return the process id of the embedded Redis. */
	static long redisProcess(Path data) {
		try {
			return Long.parseLong(Files.readString(data.resolve("redis.pid")).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	void close() {
		this.launcher.close();
	}

}
