package io.heavyread.cache.redis;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.Server;
import io.heavyread.cache.source.StoreStatus;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.redis.LuaScript;
import io.heavyread.protocol.redis.MetaReply;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.ServerRole;
import io.heavyread.protocol.redis.Session;
import io.heavyread.protocol.redis.StoreFailures;
import io.heavyread.protocol.support.LogThrottle;
import io.heavyread.protocol.support.Utf8;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.ArrayOutput;
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

	private static final int MAX_DIGITS = 16;

	private static final long MINUTE_NANOS = TimeUnit.MINUTES.toNanos(1);

	private final RedisLink link;

	private final byte[] channel;

	private final byte[] acknowledgements;

	private final LogThrottle withoutRight = new LogThrottle(System::nanoTime, MINUTE_NANOS);

	private FeedStore.@Nullable Subscriber subscriber;

	private volatile @Nullable Session session;

	SubscriptionConnection(RedisLink link) {
		this.link = link;
		this.channel = Utf8.bytes(link.keyspace().channel());
		this.acknowledgements = Utf8.bytes(link.keyspace().acknowledgementChannel());
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
		connection.async().subscribe(this.channel, this.acknowledgements).whenComplete((done, failure) -> {
			if (failure != null) {
				logger.warn("Subscribing to {} failed; the log brings changes meanwhile: {}",
						this.link.keyspace().channel(), failure.getMessage());
			}
		});
	}

	@Override
	public void closed() {
		this.session = null;
		Objects.requireNonNull(this.subscriber).disconnected();
	}

	/** Replace the connections; what is read meanwhile comes with its evidence. */
	void reconnect() {
		Session old = this.session;
		if (old != null) {
			this.link.replaceWhileServing(old, "they do not do their work");
		}
	}

	/**
	 * Ask for the position, and before it for the role: what the reply to the one says
	 * holds for the other, and the other keeps its place among the messages.
	 */
	void poll(Consumer<StoreStatus> reply, Consumer<Throwable> failure) {
		Session asked = this.session;
		if (asked == null) {
			failure.accept(new StoreException(Outcome.NONE, "Redis cannot be reached", null));
			return;
		}
		AtomicReference<ServerRole> role = new AtomicReference<>(ServerRole.OTHER);
		send(asked, CommandType.ROLE, new ArrayOutput<>(ByteArrayCodec.INSTANCE),
				new CommandArgs<>(ByteArrayCodec.INSTANCE), (told) -> role.set(ServerRole.of(told)),
				(ex) -> role.set(roleWithout(ex)));
		Consumer<@Nullable Position> found = (position) -> reply
			.accept(new StoreStatus(position, server(asked, Objects.requireNonNull(role.get()))));
		send(asked, CommandType.HMGET, new ValueListOutput<>(ByteArrayCodec.INSTANCE),
				MetaReply.fields(this.link.keyspace()), (fields) -> found.accept(MetaReply.parse(fields)), (ex) -> {
					if (StoreFailures.isWrongType(ex)) {
						found.accept(null);
					}
					else {
						failure.accept(ex);
					}
				});
	}

	private Server server(Session asked, ServerRole role) {
		return new Server(role.isPrimary(), this.link.witness().confirmedNanos(asked.address(), System.nanoTime()),
				asked.askedNanos());
	}

	/** Without the right to ask, the reader goes on as before there was a question. */
	private ServerRole roleWithout(Throwable failure) {
		if (!StoreFailures.isWithoutRight(failure)) {
			return ServerRole.OTHER;
		}
		if (this.withoutRight.isDue()) {
			logger.error("The Redis user of this reader may not call ROLE: a server that became a replica is not "
					+ "noticed; grant +role");
		}
		return ServerRole.PRIMARY;
	}

	void clock(Consumer<Long> reply) {
		Session asked = this.session;
		if (asked != null) {
			send(asked, CommandType.TIME, new ValueListOutput<>(ByteArrayCodec.INSTANCE),
					new CommandArgs<>(ByteArrayCodec.INSTANCE), (time) -> reply.accept(micros(time)),
					(ex) -> logger.debug("The store's clock could not be read", ex));
		}
	}

	private static long micros(List<byte @Nullable []> time) {
		byte[] seconds = time.get(0);
		byte[] micros = time.get(1);
		if (seconds == null || micros == null) {
			throw new IllegalStateException("TIME without a time");
		}
		return Long.parseLong(Utf8.text(seconds)) * 1_000_000 + Long.parseLong(Utf8.text(micros));
	}

	private static <T> void send(Session session, CommandType type, CommandOutput<byte[], byte[], List<T>> output,
			CommandArgs<byte[], byte[]> arguments, Consumer<List<T>> reply, Consumer<Throwable> failure) {
		AsyncCommand<byte[], byte[], List<T>> command = new AsyncCommand<>(new Command<>(type, output, arguments));
		command.whenComplete((values, ex) -> {
			if (ex != null) {
				failure.accept(LuaScript.cause(ex));
			}
			else {
				reply.accept(values);
			}
		});
		Objects.requireNonNull(session.messages()).dispatch(command);
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
		public void subscribed(byte[] name, long count) {
			if (isInUse() && Arrays.equals(name, SubscriptionConnection.this.channel)) {
				this.receiver.subscribed();
			}
		}

		@SuppressWarnings("ReferenceEquality") // the very session
		private boolean isInUse() {
			return SubscriptionConnection.this.session == this.source;
		}

		@Override
		public void message(byte[] name, byte[] message) {
			if (!isInUse()) {
				return;
			}
			if (Arrays.equals(name, SubscriptionConnection.this.channel)) {
				this.receiver.message(message);
			}
			else if (message.length <= MAX_DIGITS && Utf8.text(message).matches("[0-9]+")) {
				this.receiver.acknowledgementWanted(Long.parseLong(Utf8.text(message)));
			}
		}

	}

}
