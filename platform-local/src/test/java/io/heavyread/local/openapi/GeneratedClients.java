package io.heavyread.local.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import io.heavyread.protocol.test.Repository;

/**
 * Clients in Java and TypeScript of one document each, made by openapi-generator, which
 * the build puts into {@code target/tools}: it runs in a process of its own, so that its
 * libraries are on nobody's class path.
 */
public final class GeneratedClients {

	private static final int BOUND_SECONDS = 120;

	private static final String JAVA = """
			{"inputSpec": "%s", "outputDir": "%s", "generatorName": "java", "library": "native",
			 "globalProperties": {"apiTests": "false", "modelTests": "false", "apiDocs": "false", "modelDocs": "false"},
			 "additionalProperties": {"openApiNullable": "false", "useJakartaEe": "true", "invokerPackage": "generated.%s",
			  "apiPackage": "generated.%s.api", "modelPackage": "generated.%s.model"}}
			""";

	private static final String TYPESCRIPT = """
			{"inputSpec": "%s", "outputDir": "%s", "generatorName": "typescript-fetch"}
			""";

	private final Path directory;

	private final List<String> orders = new ArrayList<>();

	/**
	 * Create clients.
	 * @param directory where they are made
	 */
	public GeneratedClients(Path directory) {
		this.directory = directory;
	}

	/**
	 * Ask for both clients of a document.
	 * @param name what they are called, a word in lower case
	 * @param document the document
	 */
	public GeneratedClients add(String name, Path document) {
		order(name + "-java.json", JAVA.formatted(document, java(name), name, name, name));
		order(name + "-typescript.json", TYPESCRIPT.formatted(document, typescript(name)));
		return this;
	}

	private void order(String name, String text) {
		try {
			this.orders.add(Files.writeString(this.directory.resolve(name), text).toString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Return the folder of a client in Java. */
	public Path java(String name) {
		return this.directory.resolve(name + "-java");
	}

	/** Return the folder of a client in TypeScript. */
	public Path typescript(String name) {
		return this.directory.resolve(name + "-typescript");
	}

	/** Make all clients that were asked for. */
	public void generate() {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
						"-Xshare:auto", "-jar",
						Repository.file("platform-local/target/tools/openapi-generator-cli.jar").toString(), "batch",
						"--fail-fast"));
		command.addAll(this.orders);
		run(command);
	}

	private void run(List<String> command) {
		try {
			Path log = this.directory.resolve("generator.log");
			Process process = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(log.toFile())
				.start();
			if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
				process.destroyForcibly();
				throw new IllegalStateException("openapi-generator failed: " + Files.readString(log));
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Compile a client in Java, with more sources that use it.
	 * @return the folder of the classes
	 */
	public Path compile(String name, Path... more) {
		Path classes = this.directory.resolve(name + "-classes");
		List<String> arguments = new ArrayList<>(List.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp",
				System.getProperty("java.class.path")));
		sources(java(name).resolve("src/main/java"), ".java").forEach((source) -> arguments.add(source.toString()));
		Stream.of(more).forEach((source) -> arguments.add(source.toString()));
		int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
		if (result != 0) {
			throw new IllegalStateException("the client of " + name + " does not compile");
		}
		return classes;
	}

	/** Return all sources below a folder. */
	public static List<Path> sources(Path folder, String suffix) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(suffix)).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
