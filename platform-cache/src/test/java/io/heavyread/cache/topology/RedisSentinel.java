package io.heavyread.cache.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.heavyread.cache.test.EmbeddedBinary;
import io.heavyread.cache.test.RedisProcess;
import io.heavyread.cache.test.RespClient;

/** One Sentinel that decides alone, fast. */
final class RedisSentinel implements AutoCloseable {

	static final String MASTER = "posts";

	private final int port = RedisProcess.freePort();

	private final Path configuration;

	private final Process process;

	RedisSentinel(RedisProcess master) {
		try {
			this.configuration = Files.createTempFile("sentinel", ".conf");
			Files.writeString(this.configuration,
					"port " + this.port + "\nbind 127.0.0.1\nsentinel monitor " + MASTER + " 127.0.0.1 " + master.port()
							+ " 1\nsentinel down-after-milliseconds " + MASTER + " 1000\nsentinel failover-timeout "
							+ MASTER + " 5000\n");
			this.process = new ProcessBuilder(EmbeddedBinary.path().toString(), this.configuration.toString(),
					"--sentinel")
				.redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start();
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot start a sentinel", ex);
		}
		Deployment.await().ignoreExceptions().until(() -> knownReplicas() == 1);
	}

	String address() {
		return "127.0.0.1:" + this.port;
	}

	private long knownReplicas() {
		try (RespClient client = new RespClient(this.port)) {
			return client.ask("SENTINEL", "REPLICAS", MASTER).stream().filter((part) -> part != null).count() > 0 ? 1
					: 0;
		}
	}

	/** Return the port of the master as the sentinel sees it. */
	int master() {
		try (RespClient client = new RespClient(this.port)) {
			byte[] port = client.ask("SENTINEL", "GET-MASTER-ADDR-BY-NAME", MASTER).get(1);
			return Integer.parseInt(new String(port, java.nio.charset.StandardCharsets.UTF_8));
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
			throw new IllegalStateException(ex);
		}
	}

}
