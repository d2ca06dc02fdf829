package io.heavyread.protocol.redis;

import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.cluster.pubsub.StatefulRedisClusterPubSubConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the primary: whoever a host name, the sentinels or the cluster name at the
 * moment of asking. Blocks, on one thread; tells of lost connections on others.
 */
final class Connector {

	private static final long ADDRESS_MILLIS = 1000;

	private final String key;

	private final AbstractRedisClient client;

	private final Witness witness;

	private final Consumer<Object> lost;

	private final Map<Object, CompletableFuture<SocketAddress>> connected = new ConcurrentHashMap<>();

	/**
	 * Create a connector.
	 * @param key a key of the key space, whose owner is connected to in a cluster
	 * @param lost is told of each connection that is lost, closed ones included
	 */
	Connector(String key, AbstractRedisClient client, Witness witness, Consumer<Object> lost) {
		this.key = key;
		this.client = client;
		this.witness = witness;
		this.lost = lost;
		client.addListener(new StateListener());
	}

	/**
	 * Make the connections of a session; fails when the store does not answer, or when
	 * the server that was named is not the primary.
	 */
	Session connect(boolean withMessages) {
		long asked = System.nanoTime();
		List<StatefulConnection<byte[], byte[]>> owned = new ArrayList<>();
		try {
			RedisURI named = this.witness.primary();
			StatefulRedisPubSubConnection<byte[], byte[]> messages = withMessages ? messages(named, owned) : null;
			StatefulRedisConnection<byte[], byte[]> data = data(named, owned);
			SocketAddress address = addressOf(data);
			if (messages != null && !address.equals(addressOf(messages))) {
				throw new StoreException(Outcome.NONE, "two connections led to two servers", null);
			}
			checkRole(data, address);
			return new Session(address, asked, data, messages, List.copyOf(owned));
		}
		catch (RuntimeException ex) {
			owned.forEach(this::discard);
			throw ex;
		}
	}

	private void discard(StatefulConnection<byte[], byte[]> unused) {
		this.connected.remove(unused);
		unused.closeAsync();
	}

	private StatefulRedisConnection<byte[], byte[]> data(@Nullable RedisURI named,
			List<StatefulConnection<byte[], byte[]>> owned) {
		if (this.client instanceof RedisClusterClient cluster) {
			StatefulRedisClusterConnection<byte[], byte[]> all = cluster.connect(ByteArrayCodec.INSTANCE);
			owned.add(all);
			return all.getConnection(owner(cluster).getNodeId());
		}
		RedisClient redis = (RedisClient) this.client;
		StatefulRedisConnection<byte[], byte[]> made = (named != null) ? redis.connect(ByteArrayCodec.INSTANCE, named)
				: redis.connect(ByteArrayCodec.INSTANCE);
		owned.add(made);
		return made;
	}

	/**
	 * In a cluster, connect to the node that has the keys, and not by way of the
	 * cluster's connection: that one would send polls over another connection than
	 * messages come on, and their order would mean nothing.
	 */
	private StatefulRedisPubSubConnection<byte[], byte[]> messages(@Nullable RedisURI named,
			List<StatefulConnection<byte[], byte[]>> owned) {
		if (this.client instanceof RedisClusterClient cluster) {
			cluster.refreshPartitions();
			StatefulRedisClusterPubSubConnection<byte[], byte[]> all = cluster.connectPubSub(ByteArrayCodec.INSTANCE);
			owned.add(all);
			return all.getConnection(owner(cluster).getNodeId());
		}
		RedisClient redis = (RedisClient) this.client;
		StatefulRedisPubSubConnection<byte[], byte[]> made = (named != null)
				? redis.connectPubSub(ByteArrayCodec.INSTANCE, named) : redis.connectPubSub(ByteArrayCodec.INSTANCE);
		owned.add(made);
		return made;
	}

	private RedisClusterNode owner(RedisClusterClient cluster) {
		RedisClusterNode owner = cluster.getPartitions().getPartitionBySlot(SlotHash.getSlot(this.key));
		if (owner == null) {
			throw new StoreException(Outcome.NONE, "no node of the cluster has the slot of " + this.key, null);
		}
		return owner;
	}

	private SocketAddress addressOf(Object connection) {
		return address(connection).orTimeout(ADDRESS_MILLIS, TimeUnit.MILLISECONDS).join();
	}

	private CompletableFuture<SocketAddress> address(Object connection) {
		return this.connected.computeIfAbsent(connection, (key) -> new CompletableFuture<>());
	}

	/** A name can lead to a replica, while it moves. */
	private static void checkRole(StatefulRedisConnection<byte[], byte[]> data, SocketAddress address) {
		List<Object> role = askRole(data);
		if (role != null && !ServerRole.of(role).isPrimary()) {
			throw new StoreException(Outcome.NONE, address + " is not the primary", null);
		}
	}

	/** Return the reply, or null where the right to ask is missing: each poll says so. */
	private static @Nullable List<Object> askRole(StatefulRedisConnection<byte[], byte[]> data) {
		try {
			return data.sync().role();
		}
		catch (RedisCommandExecutionException ex) {
			return null;
		}
	}

	/** Tell whether the connections of a session are those that were made. */
	boolean areUp(Session session) {
		return isUp(session.data(), session.address())
				&& (session.messages() == null || isUp(session.messages(), session.address()));
	}

	private boolean isUp(Object connection, SocketAddress address) {
		CompletableFuture<SocketAddress> now = this.connected.get(connection);
		return now != null && address.equals(now.getNow(null));
	}

	/** Hears of every connection of the client. */
	private final class StateListener implements RedisConnectionStateListener {

		@Override
		public void onRedisConnected(RedisChannelHandler<?, ?> connection, SocketAddress address) {
			address(connection).complete(address);
		}

		@Override
		public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
			Connector.this.connected.remove(connection);
			Connector.this.lost.accept(connection);
		}

	}

}
