package io.heavyread.local.redis;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The command that starts the server in the background. */
final class RedisCommand {

	private RedisCommand() {
	}

	/**
	 * Start the server. Where the system has {@code setsid}, in a session of its own:
	 * Ctrl-C in a terminal then reaches the platform alone, which stops Redis last.
	 */
	static Process start(Path executable, RedisSettings settings) throws IOException {
		List<String> command = new ArrayList<>();
		setsid(System.getenv().getOrDefault("PATH", "")).ifPresent((path) -> command.add(path.toString()));
		command.add(executable.toString());
		command.addAll(settings.arguments());
		Process process = new ProcessBuilder(command).redirectErrorStream(true)
			// Only what it says before it has opened its log.
			.redirectOutput(settings.directory().resolve("redis.out").toFile())
			.start();
		process.getOutputStream().close();
		return process;
	}

	private static Optional<Path> setsid(String searchPath) {
		return Stream.of(searchPath.split(File.pathSeparator))
			.map((directory) -> Path.of(directory, "setsid"))
			.filter(Files::isExecutable)
			.findFirst();
	}

}
