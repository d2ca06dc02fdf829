package io.heavyread.cache.topology;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.Repository;
import io.heavyread.protocol.test.RespClient;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * A server or a sentinel, started by the script that the image starts, with its users. It
 * has folders of its own and a port of this machine. Each user's password is its name.
 */
final class ShippedProcess implements AutoCloseable {

	/** Knows read-only key patterns, as the embedded one does not. */
	static final Path EXECUTABLE = Path.of("/usr/bin/redis-server");

	private static final Path SHIPPED = Repository.file("redis");

	private static final List<String> USERS = List.of("READER", "WRITER", "CONSOLE", "EXPORTER", "ADMIN", "REPLICA",
			"SENTINEL", "WITNESS");

	private final Path directory;

	private final int port = RedisProcess.freePort();

	private final int primaryPort;

	private final String self;

	private final Path script;

	private @Nullable Process process;

	private ShippedProcess(String script, @Nullable ShippedProcess primary) {
		this.primaryPort = (primary != null) ? primary.port : this.port;
		this.self = (primary != null) ? "127.0.0.2" : "127.0.0.1";
		try {
			this.directory = Files.createTempDirectory("shipped");
			Files.createDirectories(settings());
			for (String file : List.of("redis.conf", "users.acl.template", script)) {
				Files.writeString(settings().resolve(file), here(Files.readString(SHIPPED.resolve(file))));
			}
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot prepare " + script, ex);
		}
		this.script = settings().resolve(script);
		restart();
	}

	private Path settings() {
		return this.directory.resolve("settings");
	}

	/** Start the first server. */
	static ShippedProcess primary() {
		return new ShippedProcess("start.sh", null);
	}

	static ShippedProcess replicaOf(ShippedProcess primary) {
		return new ShippedProcess("start.sh", primary);
	}

	static ShippedProcess sentinelOf(ShippedProcess primary) {
		return new ShippedProcess("sentinel.sh", primary);
	}

	/** CLIENT SETINFO came with 7.2; what the installed server is, nobody knows. */
	private String here(String text) {
		return text.replace(" +client|setinfo", "")
			.replace("/etc/heavyread", settings().toString())
			.replaceAll("/data\\b|/run/redis\\b", this.directory.toString())
			.replace("bind * -::*", "bind 127.0.0.1")
			.replace("port 26379", "port " + this.port + "\nbind 127.0.0.1")
			.replace("port 6379", "port " + this.port)
			.replace(" 6379", " " + this.primaryPort);
	}

	/** Run the script again, as a restarted container does. */
	void restart() {
		ProcessBuilder builder = new ProcessBuilder("sh", this.script.toString()).redirectErrorStream(true)
			.redirectOutput(this.directory.resolve("log").toFile());
		Map<String, String> environment = builder.environment();
		environment.put("REDIS_PRIMARY", "127.0.0.1");
		environment.put("REDIS_SELF", this.self);
		environment.put("REDIS_RESERVE", "0");
		USERS.forEach((user) -> environment.put("REDIS_" + user + "_PASSWORD", user.toLowerCase(Locale.ROOT)));
		try {
			this.process = builder.start();
		}
		catch (IOException ex) {
			throw new IllegalStateException("cannot start " + this.script, ex);
		}
	}

	/** Stop the process as {@code kill -9} does. */
	void kill() {
		if (this.process != null) {
			this.process.destroyForcibly();
			try {
				this.process.waitFor(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	int port() {
		return this.port;
	}

	String address() {
		return "127.0.0.1:" + this.port;
	}

	/** Return the values of a reply as text, one after the other. */
	List<String> ask(String user, String... words) {
		try (RespClient client = new RespClient(this.port)) {
			client.ask("AUTH", user, user);
			return client.ask(words)
				.stream()
				.map((value) -> (value != null) ? new String(value, StandardCharsets.UTF_8) : "")
				.toList();
		}
	}

	/** Return what the script made, and the process may have changed. */
	String file(String name) {
		try {
			return Files.readString(this.directory.resolve(name));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		kill();
		try {
			FileSystemUtils.deleteRecursively(this.directory);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
