package io.heavyread.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A platform in a process of its own, which can be killed. */
final class ChildPlatform {

	private static final int BOUND_SECONDS = 60;

	private final Process process;

	private final Path log;

	private ChildPlatform(Process process, Path log) {
		this.process = process;
		this.log = log;
	}

	static ChildPlatform start(String... arguments) {
		return start(List.of(), Map.of(), arguments);
	}

	/** Start with further options of the JVM and variables of the environment. */
	static ChildPlatform start(List<String> options, Map<String, String> environment, String... arguments) {
		try {
			Path log = Files.createTempFile("platform", ".log");
			List<String> command = new ArrayList<>(List
				.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1"));
			command.addAll(options);
			command.addAll(List.of("-cp", System.getProperty("java.class.path"), LocalPlatform.class.getName()));
			command.addAll(List.of(arguments));
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
			builder.environment().putAll(environment);
			return new ChildPlatform(builder.start(), log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	boolean isUp() {
		return output().contains("The platform is up");
	}

	boolean isAlive() {
		return this.process.isAlive();
	}

	String output() {
		try {
			return Files.readString(this.log, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Return the exit code; fail when the process does not end within a minute. */
	int awaitEnd() {
		try {
			if (!this.process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
				throw new IllegalStateException("the platform does not end: " + output());
			}
			return this.process.exitValue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Ask the process to end, as SIGTERM does. */
	void terminate() {
		this.process.destroy();
	}

	/** End the process as {@code kill -9} does. */
	void kill() {
		this.process.destroyForcibly();
		awaitEnd();
	}

}
