package io.heavyread.cache.redis;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.heavyread.cache.source.FeedStore;
import io.heavyread.cache.source.Reading;
import io.heavyread.cache.source.StoreStatus;
import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.redis.LogEntries;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.support.Utf8;
import io.heavyread.protocol.wire.FrameHeader;
import io.heavyread.protocol.wire.LogEntry;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.ByteArrayOutput;
import io.lettuce.core.output.StreamMessageListOutput;
import io.lettuce.core.output.ValueListOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The store of a reader: one connection for messages and polls, another one for loads.
 */
public final class RedisFeedStore implements FeedStore {

	private static final Logger logger = LoggerFactory.getLogger(RedisFeedStore.class);

	private static final Duration ACK_TTL = Duration.ofSeconds(30);

	private final byte[] instance;

	private final RedisLink link;

	private final Keyspace keyspace;

	private final SubscriptionConnection subscription;

	private final FrameReads single;

	/**
	 * Create the store of a reader.
	 * @param instance the reader's id, under which it acknowledges
	 */
	public RedisFeedStore(String instance, RedisLink link) {
		this.instance = Utf8.bytes(instance);
		this.link = link;
		this.keyspace = link.keyspace();
		this.subscription = new SubscriptionConnection(link);
		this.single = new FrameReads(link);
	}

	@Override
	public void open(Subscriber subscriber) {
		this.subscription.open(subscriber);
	}

	@Override
	public void poll(Consumer<StoreStatus> reply, Consumer<Throwable> failure) {
		this.subscription.poll(reply, failure);
	}

	@Override
	public void clock(Consumer<Long> reply) {
		this.subscription.clock(reply);
	}

	@Override
	public CompletionStage<Reading<List<LogEntry>>> log(long fromSequence, int limit) {
		EvidencedRead read = new EvidencedRead(this.keyspace);
		CompletableFuture<List<StreamMessage<byte[], byte[]>>> entries = read.add(CommandType.XRANGE,
				new StreamMessageListOutput<>(ByteArrayCodec.INSTANCE, Utf8.bytes(this.keyspace.log())),
				key(this.keyspace.log()).add(fromSequence + "-0").add("+").add("COUNT").add(limit));
		return send(read, () -> entries.join().stream().map(LogEntries::parse).filter(Objects::nonNull).toList());
	}

	@Override
	public CompletionStage<Reading<Stored>> frame(String id) {
		return this.single.read(id);
	}

	@Override
	public CompletionStage<Reading<List<byte @Nullable []>>> frames(List<String> ids) {
		EvidencedRead read = new EvidencedRead(this.keyspace);
		CommandArgs<byte[], byte[]> keys = new CommandArgs<>(ByteArrayCodec.INSTANCE);
		ids.forEach((id) -> keys.addKey(Utf8.bytes(this.keyspace.document(id))));
		CompletableFuture<List<byte[]>> frames = read.add(CommandType.MGET,
				new ValueListOutput<>(ByteArrayCodec.INSTANCE), keys);
		return send(read, () -> Collections.<byte @Nullable []>unmodifiableList(frames.join()));
	}

	@Override
	public CompletionStage<Reading<List<byte @Nullable []>>> headers(List<String> ids) {
		EvidencedRead read = new EvidencedRead(this.keyspace);
		List<CompletableFuture<byte[]>> headers = ids.stream()
			.map((id) -> read.add(CommandType.GETRANGE, new ByteArrayOutput<>(ByteArrayCodec.INSTANCE),
					key(this.keyspace.document(id)).add(0).add(FrameHeader.LENGTH - 1)))
			.toList();
		return send(read, () -> headers.stream().map((header) -> nonEmpty(header.join())).toList());
	}

	private static byte @Nullable [] nonEmpty(byte[] header) {
		return (header.length == 0) ? null : header;
	}

	private static CommandArgs<byte[], byte[]> key(String key) {
		return new CommandArgs<>(ByteArrayCodec.INSTANCE).addKey(Utf8.bytes(key));
	}

	private <T> CompletionStage<Reading<T>> send(EvidencedRead read, Supplier<T> value) {
		return ask(() -> read.send(this.link.session(), value));
	}

	private static <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> request) {
		try {
			return request.get();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	@Override
	public void acknowledge(long version, long lagMicros) {
		byte[] key = Utf8.bytes(this.keyspace.acknowledgements(version));
		ask(() -> this.link.commands().hset(key, this.instance, Utf8.bytes(Long.toString(lagMicros))))
			.thenCompose((added) -> this.link.commands().pexpire(key, ACK_TTL.toMillis()))
			.whenComplete((done, failure) -> {
				if (failure != null) {
					logger.debug("Version {} could not be acknowledged", version, failure);
				}
			});
	}

	@Override
	public void reconnect() {
		this.subscription.reconnect();
	}

	@Override
	public void close() {
		this.link.close();
	}

}
