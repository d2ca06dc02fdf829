package io.heavyread.cache.redis;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.heavyread.cache.feed.FeedStore;
import io.heavyread.cache.feed.LogEntry;
import io.heavyread.cache.feed.StoreStatus;
import io.heavyread.cache.wire.FrameHeader;
import io.lettuce.core.KeyValue;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
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

	private final SubscriptionConnection subscription;

	/**
	 * Create the store of a reader.
	 * @param instance the reader's id, under which it acknowledges
	 */
	public RedisFeedStore(String instance, RedisLink link) {
		this.instance = Keys.bytes(instance);
		this.link = link;
		this.subscription = new SubscriptionConnection(link);
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
	public CompletionStage<List<LogEntry>> log(long fromSequence, int limit) {
		Range<String> range = Range.create(fromSequence + "-0", "+");
		return ask(() -> this.link.commands().xrange(Keys.bytes(Keys.LOG), range, Limit.from(limit)))
			.thenApply((messages) -> messages.stream().map(LogEntries::parse).filter(Objects::nonNull).toList());
	}

	@Override
	public CompletionStage<List<byte @Nullable []>> frames(List<String> ids) {
		if (ids.size() == 1) {
			return ask(() -> this.link.commands().get(postKey(ids.get(0))))
				.thenApply((bytes) -> Stream.of((byte @Nullable []) bytes).toList());
		}
		byte[][] keys = ids.stream().map(RedisFeedStore::postKey).toArray(byte[][]::new);
		return ask(() -> this.link.commands().mget(keys))
			.thenApply((values) -> values.stream().map((value) -> valueOrNull(value)).toList());
	}

	private static byte @Nullable [] valueOrNull(KeyValue<byte[], byte[]> value) {
		return value.hasValue() ? value.getValue() : null;
	}

	@Override
	public CompletionStage<List<byte @Nullable []>> headers(List<String> ids) {
		return ask(() -> {
			RedisClusterAsyncCommands<byte[], byte[]> commands = this.link.commands();
			List<CompletableFuture<byte[]>> replies = ids.stream()
				.map((id) -> commands.getrange(postKey(id), 0, FrameHeader.LENGTH - 1).toCompletableFuture())
				.toList();
			return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
				.thenApply((done) -> replies.stream().map((reply) -> nonEmpty(reply.join())).toList());
		});
	}

	private static byte @Nullable [] nonEmpty(byte[] header) {
		return (header.length == 0) ? null : header;
	}

	private static byte[] postKey(String id) {
		return Keys.bytes(Keys.POST + id);
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
	public CompletionStage<StoreStatus> status() {
		return ask(() -> this.link.commands()
			.hmget(Keys.bytes(Keys.META), Keys.bytes("epoch"), Keys.bytes("seq"), Keys.bytes("chain")))
			.thenApply((values) -> values.stream().map((value) -> valueOrNull(value)).toList())
			.thenApply((fields) -> new StoreStatus(MetaReply.parse(fields)));
	}

	@Override
	public void acknowledge(long version, long lagMicros) {
		byte[] key = Keys.bytes(Keys.ACK + version);
		ask(() -> this.link.commands().hset(key, this.instance, Keys.bytes(Long.toString(lagMicros))))
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
