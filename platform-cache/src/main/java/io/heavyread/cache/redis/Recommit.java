package io.heavyread.cache.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.heavyread.cache.store.PostStore;
import io.heavyread.cache.store.StoreException.Outcome;
import io.heavyread.cache.store.StoreException;
import io.heavyread.cache.store.Write;
import io.heavyread.cache.store.WriteCondition;
import io.heavyread.cache.wire.BadFrameException;
import io.heavyread.cache.wire.Frame;
import io.heavyread.cache.wire.Operation;
import io.heavyread.cache.wire.UnsupportedWireVersionException;
import io.heavyread.cache.wire.WireVersions;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits the posts that the index still names into a new history. Each is written on the
 * condition that it is still the same, so a writer's newer version wins, and doing it
 * twice, or by two writers at once, changes nothing more.
 */
public final class Recommit {

	private static final Logger logger = LoggerFactory.getLogger(Recommit.class);

	private static final int BATCH = 256;

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	private final RedisLink link;

	private final PostStore store;

	private final WireVersions versions;

	/**
	 * Create what commits again.
	 * @param versions is told of posts of another wire version; as long as there are any,
	 * nothing is finished and {@link #step} fails
	 */
	public Recommit(RedisLink link, PostStore store, WireVersions versions) {
		this.link = link;
		this.store = store;
		this.versions = versions;
	}

	/**
	 * Commit the next posts with a version up to the given one into the epoch. Blocks for
	 * some round trips; call again until it is done.
	 * @return whether all are done
	 */
	boolean step(long epoch, String upTo) throws InterruptedException, ExecutionException, TimeoutException {
		RedisClusterAsyncCommands<byte[], byte[]> commands = this.link.commands();
		Range<Long> old = Range.create(0L, Long.parseLong(upTo));
		List<byte[]> ids = await(commands.zrangebyscore(Keys.bytes(Keys.INDEX), old, Limit.create(0, BATCH)));
		List<CompletionStage<?>> writes = new ArrayList<>();
		for (byte[] id : ids) {
			writes.add(stored(commands, Keys.text(id)).thenCompose((bytes) -> recommit(commands, epoch, id, bytes)));
		}
		for (CompletionStage<?> write : writes) {
			await(write);
		}
		if (!ids.isEmpty()) {
			return false;
		}
		await(commands.hdel(Keys.bytes(Keys.META), Keys.bytes("recommit")));
		logger.info("The posts of an earlier history were committed again");
		return true;
	}

	/** Read the post; what is not a string is none. */
	private static CompletionStage<byte @Nullable []> stored(RedisClusterAsyncCommands<byte[], byte[]> commands,
			String id) {
		return commands.get(Keys.bytes(Keys.POST + id))
			.exceptionallyCompose((failure) -> StoreFailures.isWrongType(failure)
					? CompletableFuture.completedFuture(null) : CompletableFuture.failedFuture(failure));
	}

	private CompletionStage<?> recommit(RedisClusterAsyncCommands<byte[], byte[]> commands, long epoch, byte[] id,
			byte @Nullable [] bytes) {
		Frame frame = living(Keys.text(id), bytes);
		if (frame == null) {
			return commands.zrem(Keys.bytes(Keys.INDEX), id);
		}
		if (frame.header().epoch() == epoch) {
			return commands.zadd(Keys.bytes(Keys.INDEX), (double) frame.header().sequence(), id);
		}
		return this.store.write(new Write(Write.Kind.PUT, frame.id(), frame.body(),
				new WriteCondition.OneOf(List.of(frame.header().chain())), null));
	}

	private @Nullable Frame living(String id, byte @Nullable [] bytes) {
		try {
			Frame frame = (bytes != null) ? Frame.decode(bytes) : null;
			boolean valid = frame != null && frame.id().equals(id) && frame.header().operation() == Operation.PUT;
			return valid ? frame : null;
		}
		catch (UnsupportedWireVersionException ex) {
			this.versions.refused(ex);
			throw new StoreException(Outcome.NONE, "post " + id + " of an earlier history has the " + ex.getMessage(),
					ex);
		}
		catch (BadFrameException ex) {
			logger.warn("The index names {}, but what is stored is not a post and is left out: {}", id,
					ex.getMessage());
			return null;
		}
	}

	private static <T> T await(CompletionStage<T> stage)
			throws InterruptedException, ExecutionException, TimeoutException {
		return stage.toCompletableFuture().get(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
	}

}
