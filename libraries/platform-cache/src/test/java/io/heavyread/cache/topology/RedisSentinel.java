package io.heavyread.cache.topology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.test.EmbeddedBinary;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.RespClient;
import org.jspecify.annotations.Nullable;

/** A real Sentinel. It decides fast; its port stays the same over restarts. */
final class RedisSentinel implements AutoCloseable {

	static final String MASTER = "posts";

	private final int port = RedisProcess.freePort();

	private final int quorum;

	private final Path configuration;

	private @Nullable Process process;

	/** Start a sentinel that decides alone. */
	RedisSentinel(RedisProcess master) {
		this(master, 1);
	}

	/** Start a sentinel that needs others to hold the master for down, too. */
	RedisSentinel(RedisProcess master, int quorum) {
		this.quorum = quorum;
		try {
			this.configuration = Files.createTempFile("sentinel", ".conf");
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot start a sentinel", ex);
		}
		startAnew(master);
		Deployment.await().ignoreExceptions().until(() -> replicas() > 0);
	}

	/** Start as one that knows nothing but a master's address. */
	void startAnew(RedisProcess master) {
		try {
			Files.writeString(this.configuration, """
					port %d
					bind 127.0.0.1
					sentinel monitor %s 127.0.0.1 %d %d
					sentinel down-after-milliseconds %s 1000
					sentinel failover-timeout %s 5000
					""".formatted(this.port, MASTER, master.port(), this.quorum, MASTER, MASTER));
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot configure a sentinel", ex);
		}
		restart();
	}

	/** Start with what it knew, which it keeps in its configuration. */
	void restart() {
		try {
			this.process = new ProcessBuilder(EmbeddedBinary.path().toString(), this.configuration.toString(),
					"--sentinel")
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot start a sentinel", ex);
		}
	}

	/** Return what it would know after a restart. */
	String memory() {
		try {
			return Files.readString(this.configuration);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Restart with what it knew once. */
	void restart(String memory) {
		try {
			Files.writeString(this.configuration, memory);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		restart();
	}

	String address() {
		return "127.0.0.1:" + this.port;
	}

	/** Return how many replicas it knows. */
	int replicas() {
		return Integer.parseInt(state().getOrDefault("num-slaves", "0"));
	}

	/** Return how many other sentinels it knows. */
	int others() {
		return Integer.parseInt(state().getOrDefault("num-other-sentinels", "0"));
	}

	private Map<String, String> state() {
		try (RespClient client = new RespClient(this.port)) {
			List<byte @Nullable []> fields = client.ask("SENTINEL", "MASTER", MASTER);
			Map<String, String> state = new HashMap<>();
			for (int i = 0; i + 1 < fields.size(); i += 2) {
				state.put(text(fields.get(i)), text(fields.get(i + 1)));
			}
			return state;
		}
	}

	private static String text(byte @Nullable [] value) {
		return (value != null) ? new String(value, StandardCharsets.UTF_8) : "";
	}

	/** Return the port of the master as the sentinel sees it. */
	int master() {
		try (RespClient client = new RespClient(this.port)) {
			return Integer.parseInt(text(client.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER).get(1)));
		}
	}

	/** Stop the process's execution (SIGSTOP) until {@link #resume()}. */
	void pause() {
		signal("STOP");
	}

	/** Let a paused process go on. */
	void resume() {
		signal("CONT");
	}

	private void signal(String name) {
		try {
			new ProcessBuilder("kill", "-" + name, "" + running().pid()).start().waitFor(10, TimeUnit.SECONDS);
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot send " + name, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private Process running() {
		if (this.process == null) {
			throw new IllegalStateException("the sentinel does not run");
		}
		return this.process;
	}

	/** Stop the process as {@code kill -9} does. */
	void kill() {
		Process running = running();
		running.destroyForcibly();
		try {
			running.waitFor(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		kill();
		try {
			Files.deleteIfExists(this.configuration);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
