package io.heavyread.reader;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.test.RedisProcess;
import org.awaitility.Awaitility;

/** A reader in a process of its own, which can be stopped and killed. */
public final class ReaderProcess implements AutoCloseable {

	private static final Duration BOUND = Duration.ofSeconds(30);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final int port = RedisProcess.freePort();

	private final String redisAddress;

	private final Path log;

	private Process process;

	private ReaderProcess(String redisAddress) throws IOException {
		this.redisAddress = redisAddress;
		this.log = Files.createTempFile("reader", ".log");
		this.process = run();
	}

	/** Start a reader; it is not yet ready. */
	public static ReaderProcess start(String redisAddress) {
		try {
			return new ReaderProcess(redisAddress);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private Process run() throws IOException {
		List<String> command = List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
				"-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
				ReaderApplication.class.getName(), "--platform.instance-id=reader-child",
				"--REDIS_ADDR=" + this.redisAddress, "--platform.reader.port=" + this.port,
				"--server.port=" + RedisProcess.freePort(), "--platform.reader.drain-delay=0s",
				"--platform.admin.token=a-token", "--platform.reader.warm-up=none");
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(this.log.toFile()).start();
	}

	/** Request the target; the future waits as long as the process is stopped. */
	CompletableFuture<HttpResponse<String>> get(String target) {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + target))
			.timeout(BOUND)
			.build();
		return this.client.sendAsync(request, BodyHandlers.ofString());
	}

	/** Return the data port. */
	public int port() {
		return this.port;
	}

	/** Return the bytes of memory that the process takes, as Linux tells it. */
	public long residentBytes() {
		try {
			String pages = Files.readString(Path.of("/proc", "" + this.process.pid(), "statm")).split(" ")[1];
			return Long.parseLong(pages) * 4096;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Wait until the reader is healthy. */
	public void awaitHealth() {
		Awaitility.await().atMost(BOUND).pollInterval(Duration.ofMillis(50)).until(this::isHealthy);
	}

	/** Tell whether the reader says that it is healthy. */
	boolean isHealthy() {
		return get("/health").handle((reply, failure) -> failure == null && reply.statusCode() == 200).join();
	}

	/** Stop the process's execution (SIGSTOP). */
	void pause() {
		signal("STOP");
	}

	/** Let it go on. */
	void resume() {
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

	/** End the process as {@code kill -9} does, and start it again. */
	void killAndRestart() {
		kill();
		try {
			this.process = run();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void kill() {
		this.process.destroyForcibly();
		await(this.process);
	}

	private static void await(Process process) {
		try {
			process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Return what the process has printed. */
	String output() {
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
