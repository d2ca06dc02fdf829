package io.heavyread.protocol.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A service of the platform in a process of its own, from the class path of the test. It
 * can be stopped, let go on and killed. One thread drives it.
 */
public final class ServiceProcess implements AutoCloseable {

	private static final long BOUND_SECONDS = 30;

	private final List<String> command;

	private final Path log;

	private Process process;

	private ServiceProcess(List<String> command) throws IOException {
		this.command = command;
		this.log = Files.createTempFile("service", ".log");
		this.process = run();
	}

	/**
	 * Start a service; it is not yet ready.
	 * @param application the class with the main method
	 * @param arguments its arguments
	 */
	public static ServiceProcess start(Class<?> application, String... arguments) {
		return startWith("256m", application, arguments);
	}

	/** Start a service with that much heap; it ends when that is not enough. */
	public static ServiceProcess startWith(String heap, Class<?> application, String... arguments) {
		return start(heap, List.of("-XX:TieredStopAtLevel=1"), application, arguments);
	}

	/** Start a service that becomes as fast as it can, for measurements. */
	public static ServiceProcess startFast(Class<?> application, String... arguments) {
		return start("256m", List.of(), application, arguments);
	}

	private static ServiceProcess start(String heap, List<String> options, Class<?> application, String... arguments) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx" + heap,
						"-XX:MaxDirectMemorySize=" + heap, "-XX:+ExitOnOutOfMemoryError"));
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), application.getName()));
		command.addAll(List.of(arguments));
		try {
			return new ServiceProcess(command);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Process run() throws IOException {
		return new ProcessBuilder(this.command).redirectErrorStream(true).redirectOutput(this.log.toFile()).start();
	}

	/** Tell whether the process lives. */
	public boolean isAlive() {
		return this.process.isAlive();
	}

	/** Stop the process's execution (SIGSTOP). */
	public void pause() {
		signal("STOP");
	}

	/** Let it go on. */
	public void resume() {
		signal("CONT");
	}

	private void signal(String name) {
		try {
			await(new ProcessBuilder("kill", "-" + name, "" + this.process.pid()).start());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** End the process as {@code kill -9} does. */
	public void kill() {
		this.process.destroyForcibly();
		await(this.process);
	}

	/** Start it again after it was killed, with the same arguments. */
	public void restart() {
		try {
			this.process = run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void await(Process process) {
		try {
			if (!process.waitFor(BOUND_SECONDS, TimeUnit.SECONDS)) {
				throw new IllegalStateException("The process does not end: " + process.info().command().orElse(""));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Return the bytes of memory that the process takes, as Linux tells it. */
	public long residentBytes() {
		try {
			String pages = Files.readString(Path.of("/proc", "" + this.process.pid(), "statm")).split(" ", -1)[1];
			return Long.parseLong(pages) * 4096;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Return what the process has printed. */
	public String output() {
		try {
			return Files.readString(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		kill();
		try {
			Files.deleteIfExists(this.log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
