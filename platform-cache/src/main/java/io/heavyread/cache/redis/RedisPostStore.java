package io.heavyread.cache.redis;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import io.heavyread.cache.store.PostStore;
import io.heavyread.cache.store.StoreException;
import io.heavyread.cache.store.StoreException.Outcome;
import io.heavyread.cache.store.Write;
import io.heavyread.cache.store.Write.Idempotency;
import io.heavyread.cache.store.WriteCondition;
import io.heavyread.cache.store.WriteResult;
import io.heavyread.cache.store.WriteResult.Written;
import io.heavyread.cache.wire.Operation;
import io.heavyread.cache.wire.WireVersions;
import io.lettuce.core.ScriptOutputType;
import org.jspecify.annotations.Nullable;

/** The store of a writer: every write is one call of the write script. */
public final class RedisPostStore implements PostStore {

	private static final byte[] EMPTY = {};

	private final LuaScript write = new LuaScript("write.lua", ScriptOutputType.MULTI);

	private final LuaScript remember = new LuaScript("remember.lua", ScriptOutputType.INTEGER);

	private final RedisLink link;

	private final WriteSettings settings;

	private final BooleanSupplier writable;

	private final WireVersions versions;

	private final LongAccumulator highestVersion = new LongAccumulator(Math::max, 0);

	/**
	 * Create the store of a writer.
	 * @param writable tells whether writes can succeed, as of the last look
	 * @param versions is told of posts of another wire version, on which no condition can
	 * be decided
	 */
	public RedisPostStore(RedisLink link, WriteSettings settings, BooleanSupplier writable, WireVersions versions) {
		this.link = link;
		this.settings = settings;
		this.writable = writable;
		this.versions = versions;
	}

	@Override
	public CompletionStage<WriteResult> write(Write request) {
		return ask(() -> this.write.<List<Object>>run(this.link.commands(), keys(request), arguments(request)))
			.thenApply(this::result)
			.thenApply(this::remembered);
	}

	private WriteResult remembered(WriteResult result) {
		if (result instanceof Written written) {
			this.highestVersion.accumulate(written.version());
		}
		return result;
	}

	/** Return the highest version that was written here, 0 before the first. */
	public long highestVersion() {
		return this.highestVersion.get();
	}

	private static byte[][] keys(Write request) {
		Idempotency idempotency = request.idempotency();
		String key = (idempotency != null) ? idempotency.key() : "";
		return new byte[][] { Keys.bytes(Keys.META), Keys.bytes(Keys.POST + request.id()), Keys.bytes(Keys.LOG),
				Keys.bytes(Keys.INDEX), Keys.bytes(Keys.IDEMPOTENCY + key) };
	}

	private byte[][] arguments(Write request) {
		Idempotency idempotency = request.idempotency();
		Operation operation = (request.kind() == Write.Kind.PUT) ? Operation.PUT : Operation.DELETE;
		return new byte[][] { number(operation.code()), Keys.bytes(request.id()), request.body(),
				Keys.bytes(name(request.condition())), chains(request.condition()),
				(idempotency != null) ? Keys.bytes(idempotency.fingerprint()) : EMPTY,
				(idempotency != null) ? idempotency.context() : EMPTY, number(this.settings.logLength()),
				number(this.settings.tombstoneTtl().toSeconds()), number(this.settings.idempotencyTtl().toSeconds()),
				Keys.bytes(Keys.CHANNEL), number(this.settings.pushMaxSize()) };
	}

	private static byte[] number(long value) {
		return Keys.bytes(Long.toString(value));
	}

	private static String name(WriteCondition condition) {
		if (condition instanceof WriteCondition.Exists) {
			return "exists";
		}
		if (condition instanceof WriteCondition.Absent) {
			return "absent";
		}
		return (condition instanceof WriteCondition.OneOf) ? "oneof" : "none";
	}

	private static byte[] chains(WriteCondition condition) {
		if (!(condition instanceof WriteCondition.OneOf oneOf)) {
			return EMPTY;
		}
		ByteBuffer chains = ByteBuffer.allocate(oneOf.chains().size() * Long.BYTES);
		oneOf.chains().forEach(chains::putLong);
		return chains.array();
	}

	private WriteResult result(List<Object> reply) {
		return switch (text(reply.get(0))) {
			case "WRITTEN" -> written(reply);
			case "REPEATED" -> new WriteResult.Repeated(written(reply), (byte[]) reply.get(4), (byte[]) reply.get(5));
			case "KEYCONFLICT" -> new WriteResult.KeyConflict();
			case "CONDITION" -> new WriteResult.ConditionFailed();
			case "NOTFOUND" -> new WriteResult.NotFound();
			case "NOHISTORY" -> throw new StoreException(Outcome.NONE, "the store has no history yet", null);
			case "WIREVERSION" -> throw otherVersion(Integer.parseInt(text(reply.get(1))));
			default -> throw new StoreException(Outcome.UNKNOWN, "unexpected reply of the write script", null);
		};
	}

	private StoreException otherVersion(int version) {
		this.versions.refused(version);
		return new StoreException(Outcome.NONE, "the post is stored with wire version " + version, null);
	}

	private static Written written(List<Object> reply) {
		return new Written(Long.parseLong(text(reply.get(1))), HexFormat.fromHexDigitsToLong(text(reply.get(2))),
				Long.valueOf(1).equals(reply.get(3)));
	}

	private static String text(Object element) {
		return Keys.text((byte[]) element);
	}

	@Override
	public CompletionStage<Void> rememberReply(String idempotencyKey, String fingerprint, byte[] reply) {
		byte[][] keys = { Keys.bytes(Keys.IDEMPOTENCY + idempotencyKey) };
		return ask(() -> this.remember.<Long>run(this.link.commands(), keys, Keys.bytes(fingerprint), reply))
			.thenApply((remembered) -> null);
	}

	private static <T> CompletionStage<T> ask(Supplier<CompletionStage<T>> request) {
		try {
			return request.get().exceptionallyCompose((failure) -> failed(failure));
		}
		catch (RuntimeException ex) {
			return failed(ex);
		}
	}

	private static <T> CompletionStage<T> failed(@Nullable Throwable failure) {
		return CompletableFuture
			.failedFuture(StoreFailures.of((failure != null) ? failure : new IllegalStateException()));
	}

	@Override
	public boolean isWritable() {
		return this.writable.getAsBoolean();
	}

}
