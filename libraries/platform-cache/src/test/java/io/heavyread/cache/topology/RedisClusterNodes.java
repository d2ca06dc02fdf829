package io.heavyread.cache.topology;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.test.RedisProcess;
import io.heavyread.protocol.test.RespClient;
import io.lettuce.core.cluster.SlotHash;

/** Three nodes that share the slots, and one replica of the node that has the posts. */
public final class RedisClusterNodes implements AutoCloseable {

	private static final int OWNERS = 3;

	private static final int ATTEMPTS = 20;

	private final List<RedisProcess> owners;

	private final RedisProcess replica;

	public RedisClusterNodes() {
		this.owners = IntStream.range(0, OWNERS).mapToObj((i) -> node()).toList();
		this.replica = node();
		try {
			form();
		}
		catch (RuntimeException ex) {
			close();
			throw ex;
		}
	}

	private void form() {
		for (int i = 0; i < OWNERS; i++) {
			assignSlots(i);
		}
		Deployment.await().pollInterval(Duration.ofSeconds(1)).until(this::haveMet);
		Deployment.await().until(() -> all().allMatch((node) -> info(node).contains("cluster_state:ok")));
		Deployment.await().ignoreExceptions().until(() -> {
			ask(this.replica, "CLUSTER", "REPLICATE", id(owner()));
			return true;
		});
		Deployment.await().until(() -> this.replica.command("INFO", "replication").contains("master_link_status:up"));
		Deployment.await()
			.until(() -> this.owners.stream()
				.allMatch((node) -> nodes(node).contains(" slave ") || nodes(node).contains("slave " + id(owner()))));
	}

	/** The nodes talk to each other on a port 10,000 above, which has to exist. */
	private static RedisProcess node() {
		for (int attempt = 1;; attempt++) {
			try {
				return RedisProcess.start("--cluster-enabled", "yes", "--cluster-node-timeout", "1500");
			}
			catch (IllegalStateException ex) {
				if (attempt == ATTEMPTS) {
					throw ex;
				}
			}
		}
	}

	/**
	 * A handshake may be lost, and is counted as a known node until then: repeat it until
	 * all are connected to all.
	 */
	private boolean haveMet() {
		if (all().allMatch((node) -> connected(node) == OWNERS + 1)) {
			return true;
		}
		all().skip(1).forEach((node) -> ask(node, "CLUSTER", "MEET", "127.0.0.1", "" + this.owners.get(0).port()));
		return false;
	}

	private static long connected(RedisProcess node) {
		return nodes(node).lines().filter((line) -> line.contains(" connected") && !line.contains("handshake")).count();
	}

	private void assignSlots(int owner) {
		List<String> command = new ArrayList<>(List.of("CLUSTER", "ADDSLOTS"));
		IntStream.range(0, SlotHash.SLOT_COUNT)
			.filter((slot) -> slot % OWNERS == owner)
			.forEach((slot) -> command.add("" + slot));
		ask(this.owners.get(owner), command.toArray(String[]::new));
	}

	private Stream<RedisProcess> all() {
		return Stream.concat(this.owners.stream(), Stream.of(this.replica));
	}

	/** Return the node that has the posts before any failover. */
	public RedisProcess owner() {
		return this.owners.get(SlotHash.getSlot(Keyspace.POSTS.meta()) % OWNERS);
	}

	public RedisProcess replica() {
		return this.replica;
	}

	/** Return how many keys each of the three has. */
	List<Integer> keys() {
		return this.owners.stream()
			.map((node) -> Integer.parseInt(node.command("DBSIZE").substring(1).strip()))
			.toList();
	}

	/**
	 * Return the first three nodes, as {@code spring.data.redis.cluster.nodes} takes
	 * them.
	 */
	public String addresses() {
		return String.join(",", this.owners.stream().map(RedisProcess::address).toList());
	}

	private static String id(RedisProcess node) {
		return node.command("CLUSTER", "MYID").lines().skip(1).findFirst().orElseThrow();
	}

	private static String info(RedisProcess node) {
		return node.command("CLUSTER", "INFO");
	}

	/** A hundred kilobytes, because each owner names each of its slots. */
	private static String nodes(RedisProcess node) {
		try (RespClient client = new RespClient(node.port())) {
			return Objects.requireNonNull(client.text("CLUSTER", "NODES"));
		}
	}

	private static void ask(RedisProcess node, String... words) {
		try (RespClient client = new RespClient(node.port())) {
			client.ask(words);
		}
	}

	@Override
	public void close() {
		all().forEach(RedisProcess::close);
	}

}
