package io.heavyread.local.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.heavyread.local.start.StartRefusedException;
import org.jspecify.annotations.Nullable;
import redis.embedded.core.ExecutableProvider;

/**
 * A Redis server binary that runs on this machine and is new enough.
 *
 * @param path where it is
 * @param version its version, as it says
 * @param major the first number of that
 */
record RedisExecutable(Path path, String version, int major) {

	private static final Pattern VERSION = Pattern.compile("v=((\\d+)\\.(\\d+)\\.[\\d.]+)");

	private static final int OLDEST_MAJOR = 6;

	private static final int OLDEST_MINOR = 2;

	/**
	 * Find the configured binary, or unpack the embedded one.
	 * @param configured path of a binary, or {@code null}
	 * @param directory where the embedded binary is unpacked
	 * @throws StartRefusedException when none can run here
	 */
	static RedisExecutable find(@Nullable String configured, Path directory) {
		try {
			Path executable = (configured != null) ? Path.of(configured) : unpack(directory);
			return withVersion(executable);
		}
		catch (IOException | RuntimeException ex) {
			throw refused((configured != null) ? configured : "The embedded Redis", ex);
		}
	}

	private static Path unpack(Path directory) throws IOException {
		Files.createDirectories(directory);
		return ExecutableProvider.newJarResourceProvider(directory.toFile()).get().toPath();
	}

	private static RedisExecutable withVersion(Path executable) throws IOException {
		String answer = versionOf(executable);
		Matcher matcher = VERSION.matcher(answer);
		if (!matcher.find()) {
			throw new IOException("it answered '" + answer.strip() + "' when asked for its version");
		}
		int major = Integer.parseInt(matcher.group(2));
		int minor = Integer.parseInt(matcher.group(3));
		if (major < OLDEST_MAJOR || (major == OLDEST_MAJOR && minor < OLDEST_MINOR)) {
			throw new IOException("it is version " + major + "." + minor + ", which lacks RESP3");
		}
		return new RedisExecutable(executable, matcher.group(1), major);
	}

	private static String versionOf(Path executable) throws IOException {
		Process process = new ProcessBuilder(executable.toString(), "--version").redirectErrorStream(true).start();
		process.getOutputStream().close();
		try {
			if (!process.waitFor(5, TimeUnit.SECONDS)) {
				throw new IOException("it does not tell its version");
			}
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static StartRefusedException refused(String subject, Exception cause) {
		return new StartRefusedException(String.format(Locale.ROOT,
				"%s cannot run on this machine (%s, %s): %s. "
						+ "Start a Redis of version %d.%d or newer and set REDIS_ADDR to its host:port.",
				subject, System.getProperty("os.name"), System.getProperty("os.arch"), cause.getMessage(), OLDEST_MAJOR,
				OLDEST_MINOR), cause);
	}

}
