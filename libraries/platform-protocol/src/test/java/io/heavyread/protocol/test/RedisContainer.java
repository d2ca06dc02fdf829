package io.heavyread.protocol.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.ContainerLaunchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/** A Redis of the line that production uses, in a container of one test. */
public final class RedisContainer implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RedisContainer.class);

	private static final String IMAGE = "redis:8.2.10";

	private static final int PORT = 6379;

	/** Not asked again where it was not: without a registry the answer takes minutes. */
	private static volatile boolean available = isEngineThere();

	private final GenericContainer<?> container;

	private RedisContainer(GenericContainer<?> container) {
		this.container = container;
	}

	/** Start a server without users; empty, and a line in the log, without an engine. */
	public static Optional<RedisContainer> start() {
		return start(Map.of());
	}

	/**
	 * Start a server with files, by their paths, and more arguments of redis-server;
	 * empty, and a line in the log, without an engine.
	 */
	public static Optional<RedisContainer> start(Map<String, String> files, String... arguments) {
		if (!available) {
			logger.warn("No container engine: not tested with {}", IMAGE);
			return Optional.empty();
		}
		GenericContainer<?> container = new GenericContainer<>(DockerImageName.parse(IMAGE)).withExposedPorts(PORT)
			.withCommand(command(arguments));
		files.forEach((path, text) -> container.withCopyToContainer(Transferable.of(text, 0644), path));
		try {
			container.start();
			return Optional.of(new RedisContainer(container));
		}
		catch (ContainerLaunchException ex) {
			if (ex.getCause() instanceof ContainerFetchException) {
				available = false;
				logger.warn("The image {} is not to be had: not tested with it", IMAGE);
				return Optional.empty();
			}
			throw ex;
		}
	}

	private static boolean isEngineThere() {
		try {
			return DockerClientFactory.instance().isDockerAvailable();
		}
		catch (ContainerFetchException ex) {
			logger.warn("The image that clears up after containers is not to be had"
					+ " (TESTCONTAINERS_RYUK_DISABLED=true does without)", ex);
			return false;
		}
	}

	private static String[] command(String... arguments) {
		List<String> command = new ArrayList<>(List.of("redis-server", "--bind", "0.0.0.0", "--protected-mode", "no",
				"--save", "", "--enable-debug-command", "local"));
		command.addAll(List.of(arguments));
		return command.toArray(String[]::new);
	}

	/** Return host:port, as {@code REDIS_ADDR} takes it. */
	public String address() {
		return this.container.getHost() + ":" + this.container.getMappedPort(PORT);
	}

	/** Load the data from the append-only file, as a restart does. */
	public void reload() {
		// The mapped port would change with a real restart.
		try {
			ExecResult result = this.container.execInContainer("redis-cli", "--user", "admin", "--pass", "admin",
					"--no-auth-warning", "DEBUG", "LOADAOF");
			if (!result.getStdout().startsWith("OK")) {
				throw new IllegalStateException(result.getStdout());
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

	@Override
	public void close() {
		this.container.stop();
	}

}
