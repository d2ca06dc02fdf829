package io.heavyread.protocol.test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/**
 * A real Redis server of one test: the embedded 6.2 binary, or another one by path. Its
 * port and its data directory stay the same over restarts.
 */
public final class RedisProcess implements AutoCloseable {

	private static final Duration START_BOUND = Duration.ofSeconds(10);

	private final Path executable;

	private final Path directory;

	private final int port;

	private final List<String> settings;

	private @Nullable Process process;

	private RedisProcess(Path executable, Path directory, int port, List<String> settings) {
		this.executable = executable;
		this.directory = directory;
		this.port = port;
		this.settings = settings;
	}

	/**
	 * Start the embedded server with an append-only file that is synced on every write.
	 */
	public static RedisProcess start(String... settings) {
		return start(EmbeddedBinary.path(), settings);
	}

	/** Start the given server binary. */
	public static RedisProcess start(Path executable, String... settings) {
		try {
			RedisProcess redis = new RedisProcess(executable, Files.createTempDirectory("redis-test"), freePort(),
					List.of(settings));
			redis.restart();
			return redis;
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot start " + executable, ex);
		}
	}

	/** Return a port that nobody listens at. Any thread; no port twice. */
	public static int freePort() {
		return FreePorts.next();
	}

	public int port() {
		return this.port;
	}

	/** Return host:port, as {@code REDIS_ADDR} takes it. */
	public String address() {
		return "127.0.0.1:" + this.port;
	}

	/** Return where the append-only file lies. */
	public Path directory() {
		return this.directory;
	}

	/** Start the process when it does not run and wait until it answers. */
	public void restart() {
		if (this.process != null && this.process.isAlive()) {
			return;
		}
		try {
			this.process = new ProcessBuilder(command()).redirectErrorStream(true)
				.redirectOutput(this.directory.resolve("redis.log").toFile())
				.start();
			awaitAnswer();
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot start " + this.executable, ex);
		}
	}

	private List<String> command() {
		List<String> command = new ArrayList<>(
				List.of(this.executable.toString(), "--port", "" + this.port, "--bind", "127.0.0.1", "--dir",
						this.directory.toString(), "--appendonly", "yes", "--appendfsync", "always", "--save", ""));
		command.addAll(this.settings);
		return command;
	}

	private void awaitAnswer() throws IOException {
		long deadline = System.nanoTime() + START_BOUND.toNanos();
		while (System.nanoTime() < deadline) {
			if (this.process == null || !this.process.isAlive()) {
				throw new IOException(Files.readString(this.directory.resolve("redis.log")));
			}
			try {
				if (isAnswer(command("PING"))) {
					return;
				}
			}
			catch (IllegalStateException ex) {
				Thread.onSpinWait();
			}
		}
		throw new IOException("Redis did not answer within " + START_BOUND);
	}

	/** A server with users refuses strangers, but it is there. */
	private static boolean isAnswer(String reply) {
		return reply.startsWith("+PONG") || reply.startsWith("-NOAUTH");
	}

	/** Send one command and return the first bytes of the raw reply. */
	public String command(String... words) {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
			for (String word : words) {
				request.append('$')
					.append(word.getBytes(StandardCharsets.UTF_8).length)
					.append("\r\n")
					.append(word)
					.append("\r\n");
			}
			socket.setSoTimeout(5000);
			socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
			byte[] reply = new byte[65536];
			int length = socket.getInputStream().read(reply);
			return (length > 0) ? new String(reply, 0, length, StandardCharsets.UTF_8) : "";
		}
		catch (IOException ex) {
			throw new IllegalStateException("Redis at " + address() + " does not answer", ex);
		}
	}

	/** Stop the process as {@code kill -9} does. */
	public void kill() {
		if (this.process != null) {
			this.process.destroyForcibly();
			await(this.process);
		}
	}

	/** Stop the process's execution (SIGSTOP) until {@link #resume()}. */
	public void pause() {
		signal("STOP");
	}

	/** Let a paused process go on. */
	public void resume() {
		signal("CONT");
	}

	private void signal(String name) {
		if (this.process == null) {
			throw new IllegalStateException("Redis does not run");
		}
		try {
			await(new ProcessBuilder("kill", "-" + name, "" + this.process.pid()).start());
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot send " + name, ex);
		}
	}

	/** Delete everything that the stopped server wrote, so that it restarts empty. */
	public void wipe() {
		try (var files = Files.walk(this.directory)) {
			for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
				if (!file.equals(this.directory)) {
					Files.deleteIfExists(file);
				}
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot wipe " + this.directory, ex);
		}
	}

	@Override
	public void close() {
		kill();
		wipe();
	}

	private static void await(Process process) {
		try {
			process.waitFor(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
