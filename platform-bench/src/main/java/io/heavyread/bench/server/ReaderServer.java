package io.heavyread.bench.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import io.heavyread.bench.machine.Outputs;
import io.heavyread.bench.machine.Ports;

/** A reader as it is deployed: its executable jar in a process of its own. */
public final class ReaderServer implements Server {

	private static final String TOKEN = "bench";

	private static final String COMPARED = "\"revalidating\":0,";

	private final ServerProcess process;

	private final int port;

	private final int managementPort;

	private ReaderServer(ServerProcess process, int port, int managementPort) {
		this.process = process;
		this.port = port;
		this.managementPort = managementPort;
	}

	/**
	 * Start a reader and wait until it is ready.
	 * @param id the reader's id
	 * @param heap its largest heap, as {@code -Xmx} takes it
	 * @param redisAddress the store
	 * @param properties further properties, each as name=value
	 */
	public static ReaderServer start(String id, String heap, String redisAddress, String... properties) {
		return start(jar(), id, heap, redisAddress, properties);
	}

	/** Start a reader of another build. */
	public static ReaderServer start(Path jar, String id, String heap, String redisAddress, String... properties) {
		int port = Ports.free();
		int managementPort = Ports.free();
		List<String> command = new ArrayList<>(Jvm.command(heap, "-jar", jar.toString()));
		command.addAll(List.of("--platform.reader.port=" + port, "--server.port=" + managementPort,
				"--platform.instance-id=" + id, "--REDIS_ADDR=" + redisAddress,
				"--platform.reader.comparison-endpoints=true", "--platform.admin.token=" + TOKEN));
		for (String property : properties) {
			command.add("--" + property);
		}
		ServerProcess process = ServerProcess.start(id, command).awaitOk(port, "/health");
		return new ReaderServer(process, port, managementPort);
	}

	private static Path jar() {
		try (var files = Files.newDirectoryStream(Outputs.root().resolve("platform-reader/target"), "*-exec.jar")) {
			return files.iterator().next();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the reader is not built: mvn -pl platform-reader -am package", ex);
		}
	}

	public int port() {
		return this.port;
	}

	public long pid() {
		return this.process.pid();
	}

	/** Return the reader's state as its management port tells it, a JSON document. */
	public String state() {
		return get("/actuator/postcache");
	}

	/** Return the reader's metrics in the text format of Prometheus. */
	public String metrics() {
		return get("/actuator/prometheus");
	}

	private String get(String path) {
		try {
			return ServerProcess.get(this.managementPort, path, TOKEN).body();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the reader does not answer to " + path, ex);
		}
	}

	/** Ask for a full resync; nothing happens while one is under way. */
	public void resync() {
		try {
			ServerProcess.post(this.managementPort, "/actuator/postcache/resync", TOKEN);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("the reader does not resync", ex);
		}
	}

	/**
	 * Wait until the reader is in step with the store and has compared all that it has.
	 */
	public void awaitLive() {
		this.process.awaitOk(this.port, "/health");
		for (String state = state(); !(state.contains("\"LIVE\"") && state.contains(COMPARED)); state = state()) {
			LockSupport.parkNanos(50_000_000);
		}
	}

	@Override
	public void close() {
		this.process.close();
	}

}
