package io.heavyread.protocol.redis;

import java.net.SocketAddress;
import java.util.List;

import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;

/**
 * The connections to one server, made together and closed together, so that what they
 * answer is of one server. Any thread.
 *
 * @param address the server's address, resolved
 * @param askedNanos the {@link System#nanoTime()} at which the address began to be asked
 * for
 * @param data the connection for commands
 * @param messages the connection for messages and polls; null where none are wanted
 * @param owned what belongs to these connections, the one for messages first
 */
public record Session(SocketAddress address, long askedNanos, StatefulRedisConnection<byte[], byte[]> data,
		@Nullable StatefulRedisPubSubConnection<byte[], byte[]> messages,
		List<? extends StatefulConnection<byte[], byte[]>> owned) {

	public RedisAsyncCommands<byte[], byte[]> commands() {
		return this.data.async();
	}

	/** Tell whether a connection is one of these. */
	@SuppressWarnings("ReferenceEquality") // the very connection
	boolean has(Object connection) {
		return connection == this.data || connection == this.messages;
	}

	/** Close the connection for messages, and leave the other; returns at once. */
	void closeMessages() {
		this.owned.get(0).closeAsync();
	}

	/**
	 * Close the connections once the server has answered what was sent, or the time of a
	 * command is over; returns at once.
	 */
	void closeAnswered() {
		if (this.messages != null) {
			closeMessages();
		}
		commands().ping().whenComplete((answered, failure) -> close());
	}

	/** Close the connections; returns at once. */
	void close() {
		this.owned.forEach(StatefulConnection::closeAsync);
	}

	/** Close the connections, and wait until they are closed. */
	void closeNow() {
		this.owned.forEach(StatefulConnection::close);
	}

}
