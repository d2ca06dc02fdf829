package io.heavyread.cache.redis;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.heavyread.cache.store.StoreException;
import io.heavyread.cache.store.StoreException.Outcome;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.cluster.pubsub.StatefulRedisClusterPubSubConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to Redis for bytes, standalone, Sentinel or Cluster. The store may be down
 * when they are made: they are tried until they succeed, in the background. Any thread
 * may call.
 */
public final class RedisLink implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RedisLink.class);

	private static final long RETRY_MILLIS = 200;

	private static final long CLOSE_MILLIS = 1500;

	private final Supplier<AbstractRedisClient> client;

	private final ScheduledExecutorService connector;

	private volatile @Nullable RedisClusterAsyncCommands<byte[], byte[]> commands;

	private final AtomicReference<@Nullable AutoCloseable> connection = new AtomicReference<>();

	/** What a node's connection for messages belongs to, in a cluster. */
	private final AtomicReference<@Nullable AutoCloseable> subscription = new AtomicReference<>();

	private volatile boolean closed;

	/**
	 * Create a link without connections.
	 * @param client gives the client, once the link is used
	 */
	public RedisLink(Supplier<AbstractRedisClient> client) {
		this.client = client;
		this.connector = connector();
	}

	private static ScheduledExecutorService connector() {
		ScheduledThreadPoolExecutor connector = new ScheduledThreadPoolExecutor(1, (work) -> {
			Thread thread = new Thread(work, "redis-connector");
			thread.setDaemon(true);
			return thread;
		});
		connector.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
		return connector;
	}

	/** Open the connection for commands, in the background. */
	public void open() {
		untilItSucceeds("commands", this::connect);
	}

	private void connect() {
		AbstractRedisClient redis = this.client.get();
		if (redis instanceof RedisClusterClient cluster) {
			StatefulRedisClusterConnection<byte[], byte[]> made = cluster.connect(ByteArrayCodec.INSTANCE);
			this.connection.set(made);
			this.commands = made.async();
		}
		else {
			StatefulRedisConnection<byte[], byte[]> made = ((RedisClient) redis).connect(ByteArrayCodec.INSTANCE);
			this.connection.set(made);
			this.commands = made.async();
		}
	}

	/**
	 * Make a connection that can subscribe. Blocks, and fails when the store does not
	 * answer.
	 */
	StatefulRedisPubSubConnection<byte[], byte[]> connectPubSub() {
		AbstractRedisClient redis = this.client.get();
		return (redis instanceof RedisClusterClient cluster) ? connectToOwner(cluster)
				: ((RedisClient) redis).connectPubSub(ByteArrayCodec.INSTANCE);
	}

	/**
	 * Connect to the node that has the keys, and not by way of the cluster's connection:
	 * that one would send polls over another connection than messages come on, and their
	 * order would mean nothing.
	 */
	private StatefulRedisPubSubConnection<byte[], byte[]> connectToOwner(RedisClusterClient cluster) {
		cluster.refreshPartitions();
		RedisClusterNode owner = cluster.getPartitions().getPartitionBySlot(SlotHash.getSlot(Keys.META));
		if (owner == null) {
			throw new StoreException(Outcome.NONE, "no node of the cluster has the slot of " + Keys.META, null);
		}
		StatefulRedisClusterPubSubConnection<byte[], byte[]> made = cluster.connectPubSub(ByteArrayCodec.INSTANCE);
		close(this.subscription);
		this.subscription.set(made);
		return made.getConnection(owner.getNodeId());
	}

	/** Run an action that connects, again and again until it does not fail. */
	void untilItSucceeds(String what, Runnable action) {
		if (this.closed) {
			return;
		}
		this.connector.execute(() -> attempt(what, action, true));
	}

	private void attempt(String what, Runnable action, boolean first) {
		try {
			if (!this.closed) {
				action.run();
			}
		}
		catch (RuntimeException ex) {
			if (first) {
				logger.warn("Redis cannot be reached for {}; trying on: {}", what, rootMessage(ex));
			}
			if (!this.closed) {
				this.connector.schedule(() -> attempt(what, action, false), RETRY_MILLIS, TimeUnit.MILLISECONDS);
			}
		}
	}

	private static String rootMessage(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return String.valueOf(root.getMessage());
	}

	/** Return the commands; fails at once while there is no connection yet. */
	RedisClusterAsyncCommands<byte[], byte[]> commands() {
		RedisClusterAsyncCommands<byte[], byte[]> ready = this.commands;
		if (ready == null) {
			throw new StoreException(Outcome.NONE, "Redis cannot be reached", null);
		}
		return ready;
	}

	/**
	 * Close what is open. An attempt to connect that is under way may end first: a client
	 * that is shut down meanwhile would lose the buffer of that connection.
	 */
	@Override
	public void close() {
		this.closed = true;
		this.connector.shutdown();
		try {
			this.connector.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.connector.shutdownNow();
		close(this.connection);
		close(this.subscription);
	}

	private static void close(AtomicReference<@Nullable AutoCloseable> connection) {
		AutoCloseable made = connection.getAndSet(null);
		if (made != null) {
			closeQuietly(made);
		}
	}

	static void closeQuietly(AutoCloseable connection) {
		try {
			connection.close();
		}
		catch (Exception ex) {
			logger.debug("A connection to Redis did not close well", ex);
		}
	}

}
