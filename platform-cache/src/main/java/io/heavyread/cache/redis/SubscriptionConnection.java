package io.heavyread.cache.redis;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

import io.heavyread.cache.feed.FeedStore;
import io.heavyread.cache.feed.StoreStatus;
import io.heavyread.cache.store.StoreException;
import io.heavyread.cache.store.StoreException.Outcome;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import io.lettuce.core.output.ValueListOutput;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one connection that carries messages and polls, in one order. Callbacks are
 * registered before a command is sent, so that they run on the connection's I/O thread
 * between the messages, where the reply came.
 */
final class SubscriptionConnection {

	private static final Logger logger = LoggerFactory.getLogger(SubscriptionConnection.class);

	private static final byte[] META = Keys.bytes(Keys.META);

	private static final byte[] CHANNEL = Keys.bytes(Keys.CHANNEL);

	private static final byte[] ACK_CHANNEL = Keys.bytes(Keys.ACK_CHANNEL);

	private static final int MAX_DIGITS = 16;

	private final RedisLink link;

	private FeedStore.@Nullable Subscriber subscriber;

	private volatile @Nullable StatefulRedisPubSubConnection<byte[], byte[]> connection;

	SubscriptionConnection(RedisLink link) {
		this.link = link;
	}

	void open(FeedStore.Subscriber receiver) {
		this.subscriber = receiver;
		this.link.untilItSucceeds("messages", () -> connect(receiver));
	}

	private void connect(FeedStore.Subscriber receiver) {
		StatefulRedisPubSubConnection<byte[], byte[]> made = this.link.connectPubSub();
		Listener listener = new Listener(made, receiver);
		this.connection = made;
		made.addListener((RedisConnectionStateListener) listener);
		made.addListener(listener.messages());
		made.async().subscribe(CHANNEL, ACK_CHANNEL).whenComplete((done, failure) -> {
			if (failure != null) {
				logger.warn("Subscribing to {} failed; the log brings changes meanwhile: {}", Keys.CHANNEL,
						failure.getMessage());
			}
		});
	}

	/** Replace the connection. */
	void reconnect() {
		FeedStore.Subscriber receiver = this.subscriber;
		StatefulRedisPubSubConnection<byte[], byte[]> old = this.connection;
		if (receiver == null || old == null) {
			return;
		}
		logger.info("The connection for messages does not do its work and is replaced");
		this.connection = null;
		old.closeAsync();
		this.link.untilItSucceeds("messages", () -> connect(receiver));
	}

	void poll(Consumer<StoreStatus> reply, Consumer<Throwable> failure) {
		CommandArgs<byte[], byte[]> arguments = new CommandArgs<>(ByteArrayCodec.INSTANCE).addKey(META)
			.add("epoch")
			.add("seq")
			.add("chain");
		send(CommandType.HMGET, arguments, (fields) -> reply.accept(new StoreStatus(MetaReply.parse(fields))), (ex) -> {
			if (isWrongType(ex)) {
				reply.accept(StoreStatus.NO_HISTORY);
			}
			else {
				failure.accept(ex);
			}
		});
	}

	private static boolean isWrongType(Throwable failure) {
		return failure instanceof RedisCommandExecutionException
				&& String.valueOf(failure.getMessage()).startsWith("WRONGTYPE");
	}

	void clock(Consumer<Long> reply) {
		send(CommandType.TIME, new CommandArgs<>(ByteArrayCodec.INSTANCE), (time) -> reply.accept(micros(time)),
				(ex) -> logger.debug("The store's clock could not be read", ex));
	}

	private static long micros(List<byte @Nullable []> time) {
		byte[] seconds = time.get(0);
		byte[] micros = time.get(1);
		if (seconds == null || micros == null) {
			throw new IllegalStateException("TIME without a time");
		}
		return Long.parseLong(Keys.text(seconds)) * 1_000_000 + Long.parseLong(Keys.text(micros));
	}

	private void send(CommandType type, CommandArgs<byte[], byte[]> arguments, Consumer<List<byte @Nullable []>> reply,
			Consumer<Throwable> failure) {
		StatefulRedisPubSubConnection<byte[], byte[]> ready = this.connection;
		if (ready == null) {
			failure.accept(new StoreException(Outcome.NONE, "Redis cannot be reached", null));
			return;
		}
		CommandOutput<byte[], byte[], List<byte[]>> output = new ValueListOutput<>(ByteArrayCodec.INSTANCE);
		AsyncCommand<byte[], byte[], List<byte[]>> command = new AsyncCommand<>(new Command<>(type, output, arguments));
		command.whenComplete((values, ex) -> {
			if (ex != null) {
				failure.accept(LuaScript.cause(ex));
			}
			else {
				reply.accept(Collections.unmodifiableList(values));
			}
		});
		ready.dispatch(command);
	}

	void close() {
		StatefulRedisPubSubConnection<byte[], byte[]> old = this.connection;
		this.connection = null;
		if (old != null) {
			old.close();
		}
	}

	/** Passes on what happens on a connection as long as it is the one in use. */
	private final class Listener implements RedisConnectionStateListener {

		private final StatefulRedisPubSubConnection<byte[], byte[]> source;

		private final FeedStore.Subscriber receiver;

		Listener(StatefulRedisPubSubConnection<byte[], byte[]> source, FeedStore.Subscriber receiver) {
			this.source = source;
			this.receiver = receiver;
		}

		@Override
		public void onRedisDisconnected(RedisChannelHandler<?, ?> handler) {
			if (isInUse()) {
				this.receiver.disconnected();
			}
		}

		@SuppressWarnings("ReferenceEquality") // the very connection
		private boolean isInUse() {
			return SubscriptionConnection.this.connection == this.source;
		}

		private void pass(byte[] channel, byte[] message) {
			if (Arrays.equals(channel, CHANNEL)) {
				this.receiver.message(message);
			}
			else if (message.length <= MAX_DIGITS && Keys.text(message).matches("[0-9]+")) {
				this.receiver.acknowledgementWanted(Long.parseLong(Keys.text(message)));
			}
		}

		RedisPubSubAdapter<byte[], byte[]> messages() {
			return new RedisPubSubAdapter<>() {

				@Override
				public void subscribed(byte[] channel, long count) {
					if (isInUse() && Arrays.equals(channel, CHANNEL)) {
						Listener.this.receiver.subscribed();
					}
				}

				@Override
				public void message(byte[] channel, byte[] message) {
					if (isInUse()) {
						pass(channel, message);
					}
				}

			};
		}

	}

}
