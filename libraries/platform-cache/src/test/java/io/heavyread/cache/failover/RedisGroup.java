package io.heavyread.cache.failover;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.heavyread.protocol.test.RedisProcess;

/**
 * A primary and two replicas. Each refuses writes as a primary while no replica has
 * answered within 3 s.
 */
final class RedisGroup implements AutoCloseable {

	static final int REPLICAS = 2;

	private static final List<String> SETTINGS = List.of("--repl-diskless-sync", "yes", "--repl-diskless-sync-delay",
			"0", "--min-replicas-to-write", "1", "--min-replicas-max-lag", "3");

	private final List<RedisProcess> servers = new ArrayList<>();

	RedisGroup() {
		RedisProcess primary = server();
		this.servers.add(primary);
		for (int at = 0; at < REPLICAS; at++) {
			this.servers.add(server("--replicaof", "127.0.0.1", "" + primary.port()));
		}
		awaitReplicas(primary, REPLICAS);
	}

	static RedisProcess server(String... settings) {
		return RedisProcess.start(Stream.concat(SETTINGS.stream(), Stream.of(settings)).toArray(String[]::new));
	}

	/** Wait until the server has so many replicas that are up to date. */
	static void awaitReplicas(RedisProcess primary, int count) {
		Drill.await().until(() -> hasReplicas(primary, count));
	}

	static boolean hasReplicas(RedisProcess primary, int count) {
		return primary.command("INFO", "replication").contains("min_slaves_good_slaves:" + count);
	}

	RedisProcess primary() {
		return this.servers.get(0);
	}

	RedisProcess replica(int number) {
		return this.servers.get(number);
	}

	/** Wait until a replica calls itself the primary. */
	RedisProcess awaitPromotion() {
		return awaitPromotion(this.servers.subList(1, this.servers.size()));
	}

	/** Wait until one of these calls itself the primary; none may be paused. */
	static RedisProcess awaitPromotion(List<RedisProcess> replicas) {
		return Drill.await()
			.until(() -> replicas.stream().filter(RedisGroup::isPrimary).findFirst(), (heir) -> heir.isPresent())
			.orElseThrow();
	}

	static boolean isPrimary(RedisProcess server) {
		return server.command("ROLE").contains("master");
	}

	@Override
	public void close() {
		this.servers.forEach(RedisProcess::close);
	}

}
