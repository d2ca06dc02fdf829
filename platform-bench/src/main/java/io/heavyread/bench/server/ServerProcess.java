package io.heavyread.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.heavyread.bench.machine.Cores;
import io.heavyread.bench.machine.Outputs;

/** A process that serves a port of this machine. Its output goes to a file. */
final class ServerProcess implements AutoCloseable {

	private static final Duration START_BOUND = Duration.ofSeconds(90);

	private static final HttpClient CLIENT = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

	private final String name;

	private final Process process;

	private final Path log;

	private ServerProcess(String name, Process process, Path log) {
		this.name = name;
		this.process = process;
		this.log = log;
	}

	/** Start a command on the servers' core. */
	static ServerProcess start(String name, List<String> command) {
		try {
			Path log = Files.createDirectories(Outputs.directory().resolve("logs")).resolve(name + ".log");
			List<String> pinned = new ArrayList<>(Cores.servers());
			pinned.addAll(command);
			Process process = new ProcessBuilder(pinned).redirectErrorStream(true).redirectOutput(log.toFile()).start();
			Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
			return new ServerProcess(name, process, log);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("cannot start " + name, ex);
		}
	}

	/** Wait until the port accepts connections. */
	ServerProcess awaitPort(int port) {
		return await(() -> {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
				return socket.isConnected();
			}
		});
	}

	/** Wait until a GET is answered with 200. */
	ServerProcess awaitOk(int port, String path) {
		return await(() -> get(port, path, "").statusCode() == 200);
	}

	/** Ask a server of this machine, with a token where that is not empty. */
	static HttpResponse<String> get(int port, String path, String token) throws IOException {
		return send(request(port, path, token).GET());
	}

	/** Send a request without a body. */
	static HttpResponse<String> post(int port, String path, String token) throws IOException {
		return send(request(port, path, token).POST(HttpRequest.BodyPublishers.noBody()));
	}

	private static HttpRequest.Builder request(int port, String path, String token) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.timeout(Duration.ofSeconds(5));
		return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
		try {
			return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IOException("interrupted", ex);
		}
	}

	private ServerProcess await(Probe probe) {
		long end = System.nanoTime() + START_BOUND.toNanos();
		while (System.nanoTime() < end && this.process.isAlive()) {
			try {
				if (probe.isUp()) {
					return this;
				}
			}
			catch (IOException ex) {
				Thread.onSpinWait();
			}
			java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
		}
		close();
		throw new IllegalStateException(this.name + " does not serve; see " + this.log);
	}

	long pid() {
		return this.process.pid();
	}

	/** Tell the process to end, and wait until it has. */
	@Override
	public void close() {
		this.process.destroy();
		try {
			if (!this.process.waitFor(15, TimeUnit.SECONDS)) {
				this.process.destroyForcibly();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Tells whether a server is there. */
	private interface Probe {

		boolean isUp() throws IOException;

	}

}
