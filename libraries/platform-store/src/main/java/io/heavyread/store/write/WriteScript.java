package io.heavyread.store.write;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletionStage;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.redis.LuaScript;
import io.heavyread.protocol.support.Utf8;
import io.heavyread.protocol.wire.Operation;
import io.heavyread.protocol.wire.WireVersions;
import io.heavyread.store.Write;
import io.heavyread.store.Write.Idempotency;
import io.heavyread.store.WriteCondition;
import io.heavyread.store.WriteResult;
import io.heavyread.store.WriteResult.Written;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/**
 * The write script: what it is sent and what its replies mean. Any thread may call.
 */
final class WriteScript {

	private static final byte[] EMPTY = {};

	private static final int NO_OPERATION = 0;

	private final LuaScript script = new LuaScript(WriteScript.class, "write.lua", ScriptOutputType.MULTI);

	private final Keyspace keyspace;

	private final WriteSettings settings;

	private final WireVersions versions;

	WriteScript(Keyspace keyspace, WriteSettings settings, WireVersions versions) {
		this.keyspace = keyspace;
		this.settings = settings;
		this.versions = versions;
	}

	/** Return the call that does the write. */
	LuaScript.Call call(Write write) {
		Idempotency idempotency = write.idempotency();
		Operation operation = (write.kind() == Write.Kind.PUT) ? Operation.PUT : Operation.DELETE;
		return this.script.call(keys(write.id(), (idempotency != null) ? idempotency.key() : ""),
				arguments(operation.code(), write.id(), write.body(), write.condition(),
						(idempotency != null) ? idempotency.fingerprint() : "",
						(idempotency != null) ? idempotency.context() : EMPTY));
	}

	/**
	 * Ask whether a put could be done now: the script does everything that comes before
	 * its first write, with the same rights. The stage fails when it could not.
	 */
	CompletionStage<Void> probe(RedisClusterAsyncCommands<byte[], byte[]> commands) {
		byte[][] arguments = arguments(NO_OPERATION, "", EMPTY, new WriteCondition.None(), "probe", EMPTY);
		return this.script.call(keys("", ""), arguments).<List<Object>>run(commands).thenAccept((reply) -> {
			if (!"WRITABLE".equals(text(reply.get(0)))) {
				throw new StoreException(Outcome.NONE, "the sequence in " + this.keyspace.meta()
						+ " is at its end, or nothing that a writer left; restore a backup", null);
			}
		});
	}

	private byte[][] keys(String id, String idempotencyKey) {
		return new byte[][] { Utf8.bytes(this.keyspace.meta()), Utf8.bytes(this.keyspace.document(id)),
				Utf8.bytes(this.keyspace.log()), Utf8.bytes(this.keyspace.index()),
				Utf8.bytes(this.keyspace.idempotency(idempotencyKey)) };
	}

	private byte[][] arguments(int operation, String id, byte[] body, WriteCondition condition, String fingerprint,
			byte[] context) {
		return new byte[][] { number(operation), Utf8.bytes(id), body, Utf8.bytes(name(condition)), chains(condition),
				Utf8.bytes(fingerprint), context, number(this.settings.logLength()),
				number(this.settings.tombstoneTtl().toSeconds()), number(this.settings.idempotencyTtl().toSeconds()),
				Utf8.bytes(this.keyspace.channel()), number(this.settings.pushMaxSize()) };
	}

	private static byte[] number(long value) {
		return Utf8.bytes(Long.toString(value));
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

	/** Read the reply to a write. */
	WriteResult result(List<Object> reply) {
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
		return Utf8.text((byte[]) element);
	}

}
