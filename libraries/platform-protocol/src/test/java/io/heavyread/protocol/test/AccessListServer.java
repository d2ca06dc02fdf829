package io.heavyread.protocol.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;

/**
 * A real Redis with the users of the deployment. Each one's password is its name.
 *
 * @param name which server this is
 * @param address where it is, host:port
 * @param server what stops it
 * @param restart kills it and starts it again with its data
 */
public record AccessListServer(String name, String address, AutoCloseable server,
		Runnable restart) implements AutoCloseable {

	private static final Path TEMPLATE = Repository.file("redis/users.acl.template");

	private static final Path INSTALLED = Path.of("/usr/bin/redis-server");

	private static final Pattern HASH = Pattern.compile("#([A-Z]+)_HASH");

	/** Start every server of this machine that knows read-only key patterns: 7 and up. */
	static Stream<AccessListServer> all() throws IOException {
		List<AccessListServer> servers = new ArrayList<>();
		if (Files.isExecutable(INSTALLED)) {
			// CLIENT SETINFO came with 7.2; what the installed one is, nobody knows.
			Path file = Files.createTempFile("users", ".acl");
			Files.writeString(file, users().replace(" +client|setinfo", ""));
			RedisProcess redis = RedisProcess.start(INSTALLED, "--aclfile", file.toString());
			servers.add(new AccessListServer("installed", redis.address(), redis, () -> {
				redis.kill();
				redis.restart();
			}));
		}
		RedisContainer
			.start(Map.of("/tmp/users.acl", users()), "--aclfile", "/tmp/users.acl", "--appendonly", "yes",
					"--appendfsync", "always")
			.ifPresent(
					(redis) -> servers.add(new AccessListServer("container", redis.address(), redis, redis::reload)));
		return servers.stream();
	}

	private static String users() {
		try {
			return HASH.matcher(Files.readString(TEMPLATE))
				.replaceAll((name) -> "#" + sha256(name.group(1).toLowerCase(java.util.Locale.ROOT)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Return the properties with which a service signs in. */
	public String[] credentials(String user) {
		return new String[] { "spring.data.redis.username=" + user, "spring.data.redis.password=" + user };
	}

	/** Do something as a user. */
	public <T> T as(String user, java.util.function.Function<StatefulRedisConnection<String, String>, T> action) {
		RedisURI uri = RedisURI.create("redis://" + user + ":" + user + "@" + this.address);
		RedisClient client = RedisClient.create(uri);
		try (StatefulRedisConnection<String, String> connection = client.connect()) {
			return action.apply(connection);
		}
		finally {
			client.shutdown();
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (Exception ex) {
			throw new IllegalStateException("cannot stop " + this.name, ex);
		}
	}

	@Override
	public String toString() {
		return this.name;
	}

}
