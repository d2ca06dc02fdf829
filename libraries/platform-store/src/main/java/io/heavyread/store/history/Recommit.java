package io.heavyread.store.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.heavyread.protocol.DocumentId;
import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.StoreFailures;
import io.heavyread.protocol.support.Utf8;
import io.heavyread.protocol.wire.BadFrameException;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;
import io.heavyread.protocol.wire.UnsupportedWireVersionException;
import io.heavyread.protocol.wire.WireVersions;
import io.heavyread.store.StoreAlarms;
import io.heavyread.store.Write;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.write.RedisPostStore;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the posts that the index still names into a new history. Each is written on the
 * condition that it is still the same, so a writer's newer version wins, and doing it
 * twice, or by two writers at once, changes nothing more. A post that is not there any
 * more stays in the index, so that nobody is told that it never was. One thread.
 */
public final class Recommit {

	private static final Logger logger = LoggerFactory.getLogger(Recommit.class);

	private static final int BATCH = 256;

	/** How many missing posts the log names. */
	private static final int NAMED = 20;

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final RedisLink link;

	private final RedisPostStore store;

	private final WireVersions versions;

	private final StoreAlarms alarms;

	/** The posts of this pass that were not there. They come first in the index. */
	private final List<String> missing = new ArrayList<>();

	/**
	 * Create what commits again.
	 * @param versions is told of posts of another wire version; as long as there are any,
	 * nothing is finished and {@link #step} fails
	 * @param alarms is told how many posts were not there
	 */
	public Recommit(RedisLink link, RedisPostStore store, WireVersions versions, StoreAlarms alarms) {
		this.link = link;
		this.store = store;
		this.versions = versions;
		this.alarms = alarms;
	}

	/**
	 * Commit the next posts with a version up to the given one into the epoch. Blocks for
	 * some round trips; call again until it is done.
	 * @return whether all are done
	 */
	public boolean step(long epoch, String upTo) throws InterruptedException, ExecutionException, TimeoutException {
		RedisClusterAsyncCommands<byte[], byte[]> commands = this.link.commands();
		Range<Long> old = Range.create(0L, Long.parseLong(upTo));
		Limit page = Limit.create(this.missing.size(), BATCH);
		List<byte[]> ids = await(commands.zrangebyscore(Utf8.bytes(this.link.keyspace().index()), old, page));
		Queue<String> gone = new ConcurrentLinkedQueue<>();
		List<CompletionStage<?>> writes = new ArrayList<>();
		for (byte[] id : ids) {
			writes.add(
					stored(commands, Utf8.text(id)).thenCompose((bytes) -> recommit(commands, epoch, id, bytes, gone)));
		}
		for (CompletionStage<?> write : writes) {
			await(write);
		}
		this.missing.addAll(gone);
		return ids.isEmpty() && isComplete(commands, old);
	}

	/**
	 * End the pass. When somebody wrote or deleted a missing post meanwhile, one behind
	 * it may have been left out: then there is another pass.
	 */
	private boolean isComplete(RedisClusterAsyncCommands<byte[], byte[]> commands, Range<Long> old)
			throws InterruptedException, ExecutionException, TimeoutException {
		Limit oneMore = Limit.create(0, this.missing.size() + 1L);
		int left = await(commands.zrangebyscore(Utf8.bytes(this.link.keyspace().index()), old, oneMore)).size();
		boolean complete = left == this.missing.size();
		if (complete) {
			await(commands.hdel(Utf8.bytes(this.link.keyspace().meta()), Utf8.bytes("recommit")));
			logger.info("The posts of an earlier history were committed again");
			tellMissing();
		}
		this.missing.clear();
		return complete;
	}

	private void tellMissing() {
		this.alarms.missing(this.missing.size());
		if (!this.missing.isEmpty()) {
			logger.error(
					"{} posts are in the index and have no content any more; readers answer 503 for them until "
							+ "they are written or deleted: {}{}",
					this.missing.size(), this.missing.subList(0, Math.min(NAMED, this.missing.size())),
					(this.missing.size() > NAMED) ? " and others" : "");
		}
	}

	/** Read the post; what is not a string is none. */
	private CompletionStage<byte @Nullable []> stored(RedisClusterAsyncCommands<byte[], byte[]> commands, String id) {
		return commands.get(Utf8.bytes(this.link.keyspace().document(id)))
			.exceptionallyCompose((failure) -> StoreFailures.isWrongType(failure)
					? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(failure));
	}

	private CompletionStage<?> recommit(RedisClusterAsyncCommands<byte[], byte[]> commands, long epoch, byte[] id,
			byte @Nullable [] bytes, Queue<String> gone) {
		if (!DocumentId.isValid(Utf8.text(id))) {
			return commands.zrem(Utf8.bytes(this.link.keyspace().index()), id);
		}
		Frame frame = frame(Utf8.text(id), bytes);
		if (frame == null) {
			gone.add(Utf8.text(id));
			return CompletableFuture.completedStage(null);
		}
		if (frame.header().operation() == Operation.DELETE) {
			return commands.zrem(Utf8.bytes(this.link.keyspace().index()), id);
		}
		if (frame.header().epoch() == epoch) {
			return commands.zadd(Utf8.bytes(this.link.keyspace().index()), (double) frame.header().sequence(), id);
		}
		return this.store.writeUnheard(new Write(Write.Kind.PUT, frame.id(), frame.body(),
				new WriteCondition.OneOf(List.of(frame.header().chain())), null));
	}

	/** Decode what is stored; null when that is no frame of the post. */
	private @Nullable Frame frame(String id, byte @Nullable [] bytes) {
		try {
			if (bytes != null) {
				Frame frame = Frame.decode(bytes);
				if (frame.id().equals(id)) {
					return frame;
				}
			}
		}
		catch (UnsupportedWireVersionException ex) {
			this.versions.refused(ex);
			throw new StoreException(Outcome.NONE, "post " + id + " of an earlier history has the " + ex.getMessage(),
					ex);
		}
		catch (BadFrameException ex) {
			logger.warn("The index names {}, but what is stored is not a post: {}", id, ex.getMessage());
		}
		return null;
	}

	private static <T> T await(CompletionStage<T> stage)
			throws InterruptedException, ExecutionException, TimeoutException {
		return stage.toCompletableFuture().get(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
	}

}
