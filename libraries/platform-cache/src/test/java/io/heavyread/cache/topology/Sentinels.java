package io.heavyread.cache.topology;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.heavyread.protocol.test.RedisProcess;

/** Three sentinels, of which two decide, a primary and two replicas. */
final class Sentinels implements AutoCloseable {

	private static final int NUMBER = 3;

	private static final int QUORUM = 2;

	private final RedisProcess primary;

	private final List<RedisProcess> replicas;

	private final List<RedisSentinel> sentinels;

	Sentinels() {
		this.primary = RedisProcess.start("--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0");
		this.replicas = IntStream.range(0, 2)
			.mapToObj((i) -> RedisProcess.start("--repl-diskless-sync", "yes", "--repl-diskless-sync-delay", "0",
					"--replicaof", "127.0.0.1", "" + this.primary.port()))
			.toList();
		this.replicas.forEach((replica) -> Deployment.await()
			.until(() -> replica.command("INFO", "replication").contains("master_link_status:up")));
		this.sentinels = IntStream.range(0, NUMBER).mapToObj((i) -> new RedisSentinel(this.primary, QUORUM)).toList();
		this.sentinels.forEach((sentinel) -> Deployment.await()
			.until(() -> sentinel.others() == NUMBER - 1 && sentinel.replicas() == this.replicas.size()));
	}

	RedisProcess primary() {
		return this.primary;
	}

	RedisSentinel sentinel(int number) {
		return this.sentinels.get(number);
	}

	/** Return the server on a port. */
	RedisProcess server(int port) {
		return (this.primary.port() == port) ? this.primary
				: this.replicas.stream().filter((replica) -> replica.port() == port).findFirst().orElseThrow();
	}

	/**
	 * Return the addresses of all, as {@code spring.data.redis.sentinel.nodes} takes
	 * them.
	 */
	String addresses() {
		return this.sentinels.stream().map(RedisSentinel::address).collect(Collectors.joining(","));
	}

	/** Wait until a sentinel names another primary, and return it. */
	RedisProcess awaitPromotion(int sentinel) {
		Deployment.await().until(() -> this.sentinels.get(sentinel).master() != this.primary.port());
		return server(this.sentinels.get(sentinel).master());
	}

	@Override
	public void close() {
		this.sentinels.forEach(RedisSentinel::close);
		this.replicas.forEach(RedisProcess::close);
		this.primary.close();
	}

}
