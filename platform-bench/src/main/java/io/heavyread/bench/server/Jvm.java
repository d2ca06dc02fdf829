package io.heavyread.bench.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands that start a JVM, the same for every server in Java: this JVM's version, the
 * collector of the deployment. {@code BENCH_JAVA_OPTIONS} adds options.
 */
final class Jvm {

	private Jvm() {
	}

	static List<String> command(String heap, String... words) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(List.of("-XX:+UseG1GC", "-Xmx" + heap));
		String more = System.getenv("BENCH_JAVA_OPTIONS");
		if (more != null && !more.isBlank()) {
			command.addAll(List.of(more.strip().split(" +")));
		}
		command.addAll(List.of(words));
		return command;
	}

	/** Return a command that runs a class of this class path. */
	static List<String> main(String type, String... arguments) {
		List<String> command = command("512m", "-cp", System.getProperty("java.class.path"), type);
		command.addAll(List.of(arguments));
		return command;
	}

}
