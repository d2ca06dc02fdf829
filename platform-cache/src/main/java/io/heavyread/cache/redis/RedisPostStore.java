package io.heavyread.cache.redis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.Supplier;

import io.heavyread.cache.store.PostStore;
import io.heavyread.cache.store.StoreException;
import io.heavyread.cache.store.StoreException.Outcome;
import io.heavyread.cache.store.Write;
import io.heavyread.cache.store.WriteResult;
import io.heavyread.cache.store.WriteResult.Written;
import io.heavyread.cache.wire.WireVersions;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

/** The store of a writer: every write is one call of the write script. */
public final class RedisPostStore implements PostStore {

	private final LuaScript remember = new LuaScript("remember.lua", ScriptOutputType.INTEGER);

	private final RedisLink link;

	private final WriteScript script;

	private final Writability writability;

	private final LongAccumulator highestVersion = new LongAccumulator(Math::max, 0);

	/**
	 * Create the store of a writer.
	 * @param writability what was found when the store was last looked at; is told of
	 * refusals
	 * @param versions is told of posts of another wire version, on which no condition can
	 * be decided
	 */
	public RedisPostStore(RedisLink link, WriteSettings settings, Writability writability, WireVersions versions) {
		this.link = link;
		this.script = new WriteScript(settings, versions);
		this.writability = writability;
	}

	@Override
	public CompletionStage<WriteResult> write(Write request) {
		String refusal = this.writability.refusal();
		if (refusal != null) {
			return CompletableFuture.failedFuture(new StoreException(Outcome.NONE, refusal, null));
		}
		return ask(() -> this.script.call(request).<List<Object>>run(this.link.commands()))
			.thenApply(this.script::result)
			.thenApply(this::remembered);
	}

	private WriteResult remembered(WriteResult result) {
		if (result instanceof Written written) {
			this.highestVersion.accumulate(written.version());
		}
		return result;
	}

	/** Return the highest version that was written here, 0 before the first. */
	long highestVersion() {
		return this.highestVersion.get();
	}

	/** Ask whether writes could be done now; the stage fails when not. */
	CompletionStage<Void> probe(RedisClusterAsyncCommands<byte[], byte[]> commands) {
		return this.script.probe(commands);
	}

	@Override
	public CompletionStage<Void> rememberReply(String idempotencyKey, String fingerprint, byte[] reply) {
		byte[][] keys = { Keys.bytes(Keys.IDEMPOTENCY + idempotencyKey) };
		return ask(() -> this.remember.call(keys, Keys.bytes(fingerprint), reply).<Long>run(this.link.commands()))
			.thenApply((remembered) -> null);
	}

	private <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> request) {
		try {
			return request.get().exceptionallyCompose((failure) -> failed(failure));
		}
		catch (RuntimeException ex) {
			return failed(ex);
		}
	}

	private <T> CompletionStage<T> failed(@Nullable Throwable failure) {
		Throwable cause = (failure != null) ? failure : new IllegalStateException();
		if (StoreFailures.refusesAllWrites(cause)) {
			this.writability.seen(false);
		}
		return CompletableFuture.failedFuture(StoreFailures.of(cause));
	}

	@Override
	public boolean isWritable() {
		return this.writability.isWritable();
	}

}
