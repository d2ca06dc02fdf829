package io.heavyread.cache.failover;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.test.EmbeddedBinary;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.RespClient;

/** One sentinel. One thread drives it. */
final class SentinelProcess implements AutoCloseable {

	private final int port;

	private final Path configuration;

	private final Process process;

	private SentinelProcess(int port, List<String> lines) throws IOException {
		this.port = port;
		this.configuration = Files.createTempFile("sentinel", ".conf");
		Files.writeString(this.configuration, "port " + port + "\n" + String.join("\n", lines) + "\n");
		this.process = new ProcessBuilder(EmbeddedBinary.path().toString(), this.configuration.toString(), "--sentinel")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start();
	}

	/** Start a sentinel with these lines of configuration beside its port. */
	static SentinelProcess start(List<String> lines) {
		return start(RedisProcess.freePort(), lines);
	}

	/** Start a sentinel on that port, with these lines of configuration. */
	static SentinelProcess start(int port, List<String> lines) {
		try {
			return new SentinelProcess(port, lines);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	int port() {
		return this.port;
	}

	/** Tell whether the sentinel knows so many others, and so many replicas. */
	boolean knows(int sentinels, int replicas) {
		return number("num-other-sentinels") == sentinels && number("num-slaves") == replicas;
	}

	private int number(String field) {
		try (RespClient client = new RespClient(this.port)) {
			List<String> fields = client.ask("SENTINEL", "MASTER", Sentinels.PRIMARY)
				.stream()
				.map((value) -> new String(value, StandardCharsets.UTF_8))
				.toList();
			return Integer.parseInt(fields.get(fields.indexOf(field) + 1));
		}
	}

	/** Tell whether the sentinel names the server on that port as the primary. */
	boolean names(int primaryPort) {
		try (RespClient client = new RespClient(this.port)) {
			byte[] named = client.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", Sentinels.PRIMARY).get(1);
			return Integer.toString(primaryPort).equals(new String(named, StandardCharsets.UTF_8));
		}
	}

	/** Ask the sentinel for something. */
	void command(String... words) {
		try (RespClient client = new RespClient(this.port)) {
			client.ask(words);
		}
	}

	@Override
	public void close() {
		this.process.destroyForcibly();
		try {
			this.process.waitFor(10, TimeUnit.SECONDS);
			Files.deleteIfExists(this.configuration);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
