package io.heavyread.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import tlc2.TLC;

/**
 * TLC, the model checker of TLA+. It sees states in the order of their distance from the
 * first one, so its counterexamples are the shortest. Each search is a process of its
 * own, because TLC keeps its state in static fields. Any thread calls.
 */
final class Tlc {

	private static final int NOTHING_WRONG = 0;

	private static final int INVARIANT_VIOLATED = 12;

	private static final long TIMEOUT_MINUTES = Long.getLong("proof.timeout-minutes", 30);

	private static final Path FOLDER = Path.of("").toAbsolutePath();

	private Tlc() {
	}

	/**
	 * Search all states of the model, or until an invariant is violated.
	 * @throws IllegalStateException if TLC neither completes nor finds a violation
	 */
	static Search search(Model model) {
		try {
			Path work = Files.createTempDirectory(Files.createDirectories(FOLDER.resolve("target/tlc")), "search");
			Path configuration = work.resolve(model.configuration() + ".cfg");
			Files.writeString(configuration,
					model.configure(Files.readString(FOLDER.resolve(model.configuration() + ".cfg"))));
			Search search = run(work, List.of("-config", configuration.toString(), model.module()));
			System.out.println(model + ": " + search.summary());
			return search;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Search run(Path work, List<String> arguments) throws IOException {
		Path output = work.resolve("output.txt");
		// Most searches end before an optimising compiler has paid. TLC unpacks its
		// standard modules into the temporary directory.
		ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx1g", "-Djava.io.tmpdir=" + work, "-cp", jar(),
				TLC.class.getName(), "-workers", "1", "-metadir", work.resolve("states").toString());
		builder.command().addAll(arguments);
		Process process = builder.directory(FOLDER.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile())
			.start();
		int exit = await(process);
		String text = Files.readString(output);
		if (exit != NOTHING_WRONG && exit != INVARIANT_VIOLATED) {
			throw new IllegalStateException("TLC ended with " + exit + ":\n" + text);
		}
		return new Search(text, exit == NOTHING_WRONG);
	}

	private static int await(Process process) {
		try {
			if (process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES)) {
				return process.exitValue();
			}
			throw new IllegalStateException("TLC did not end within " + TIMEOUT_MINUTES + " minutes");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static String jar() {
		try {
			return Path.of(TLC.class.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
