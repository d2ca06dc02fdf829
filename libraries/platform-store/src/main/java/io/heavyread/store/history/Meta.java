package io.heavyread.store.history;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.redis.MetaReply;
import io.heavyread.protocol.support.Utf8;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * The meta hash as a writer looks at it.
 *
 * @param broken whether the key holds something that is not a hash
 * @param fields epoch, seq, chain and recommit, null where there are none
 */
record Meta(boolean broken, List<byte @Nullable []> fields) {

	/** Read the hash. */
	static Meta read(RedisClusterAsyncCommands<byte[], byte[]> commands, Keyspace keyspace, Duration timeout)
			throws InterruptedException, ExecutionException, TimeoutException {
		try {
			return new Meta(false,
					commands
						.hmget(Utf8.bytes(keyspace.meta()), Utf8.bytes("epoch"), Utf8.bytes("seq"), Utf8.bytes("chain"),
								Utf8.bytes("recommit"))
						.toCompletableFuture()
						.get(timeout.toNanos(), TimeUnit.NANOSECONDS)
						.stream()
						.map((field) -> (byte @Nullable []) (field.hasValue() ? field.getValue() : null))
						.toList());
		}
		catch (ExecutionException ex) {
			boolean wrongType = ex.getCause() instanceof RedisCommandExecutionException refusal
					&& String.valueOf(refusal.getMessage()).startsWith("WRONGTYPE");
			if (wrongType) {
				return new Meta(true, Arrays.asList(null, null, null, null));
			}
			throw ex;
		}
	}

	/** Return the position, or null when there is no history. */
	@Nullable Position position() {
		return MetaReply.parse(this.fields);
	}

	/**
	 * Return the version up to which posts are to be committed again, or null when all
	 * are.
	 */
	@Nullable String recommit() {
		byte[] field = this.fields.get(3);
		return (field != null) ? Utf8.text(field) : null;
	}

	/** Describe what was seen, as the script that opens a history compares it. */
	String seen() {
		return this.broken ? "broken" : text(0) + "/" + text(1) + "/" + text(2);
	}

	private String text(int at) {
		byte[] field = this.fields.get(at);
		return (field != null) ? Utf8.text(field) : "";
	}

}
