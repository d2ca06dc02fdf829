package io.heavyread.cache.redis;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

import io.heavyread.cache.feed.FeedStore;
import io.heavyread.cache.feed.StoreStatus;
import io.heavyread.cache.store.StoreException;
import io.heavyread.cache.store.StoreException.Outcome;
import io.lettuce.core.RedisCommandExecutionException;
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
 * The one connection of a session that carries messages and polls, in one order.
 * Callbacks are registered before a command is sent, so that they run on the connection's
 * I/O thread between the messages, where the reply came.
 */
final class SubscriptionConnection implements RedisLink.SessionListener {

	private static final Logger logger = LoggerFactory.getLogger(SubscriptionConnection.class);

	private static final byte[] META = Keys.bytes(Keys.META);

	private static final byte[] CHANNEL = Keys.bytes(Keys.CHANNEL);

	private static final byte[] ACK_CHANNEL = Keys.bytes(Keys.ACK_CHANNEL);

	private static final int MAX_DIGITS = 16;

	private final RedisLink link;

	private FeedStore.@Nullable Subscriber subscriber;

	private volatile @Nullable Session session;

	SubscriptionConnection(RedisLink link) {
		this.link = link;
	}

	void open(FeedStore.Subscriber receiver) {
		this.subscriber = receiver;
		this.link.open(this);
	}

	@Override
	public void opened(Session opened) {
		this.session = opened;
		StatefulRedisPubSubConnection<byte[], byte[]> connection = Objects.requireNonNull(opened.messages());
		connection.addListener(new Messages(opened, Objects.requireNonNull(this.subscriber)));
		connection.async().subscribe(CHANNEL, ACK_CHANNEL).whenComplete((done, failure) -> {
			if (failure != null) {
				logger.warn("Subscribing to {} failed; the log brings changes meanwhile: {}", Keys.CHANNEL,
						failure.getMessage());
			}
		});
	}

	@Override
	public void closed() {
		this.session = null;
		Objects.requireNonNull(this.subscriber).disconnected();
	}

	/** Replace the connections. */
	void reconnect() {
		Session old = this.session;
		if (old != null) {
			this.link.replace(old, "it does not do its work");
		}
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
		Session ready = this.session;
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
		Objects.requireNonNull(ready.messages()).dispatch(command);
	}

	/** Passes on what a session brings as long as it is the one in use. */
	private final class Messages extends RedisPubSubAdapter<byte[], byte[]> {

		private final Session source;

		private final FeedStore.Subscriber receiver;

		Messages(Session source, FeedStore.Subscriber receiver) {
			this.source = source;
			this.receiver = receiver;
		}

		@Override
		public void subscribed(byte[] channel, long count) {
			if (isInUse() && Arrays.equals(channel, CHANNEL)) {
				this.receiver.subscribed();
			}
		}

		@SuppressWarnings("ReferenceEquality") // the very session
		private boolean isInUse() {
			return SubscriptionConnection.this.session == this.source;
		}

		@Override
		public void message(byte[] channel, byte[] message) {
			if (!isInUse()) {
				return;
			}
			if (Arrays.equals(channel, CHANNEL)) {
				this.receiver.message(message);
			}
			else if (message.length <= MAX_DIGITS && Keys.text(message).matches("[0-9]+")) {
				this.receiver.acknowledgementWanted(Long.parseLong(Keys.text(message)));
			}
		}

	}

}
