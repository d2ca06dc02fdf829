package io.heavyread.cache.redis;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

/** The fields of the meta hash as a writer looks at them: epoch, seq, chain, recommit. */
final class Meta {

	/** What is seen when the key holds something that is not a hash. */
	private static final List<byte @Nullable []> BROKEN = Arrays.asList(null, null, null, null);

	private Meta() {
	}

	/** Read the fields, null where there are none. */
	static List<byte @Nullable []> read(RedisClusterAsyncCommands<byte[], byte[]> commands, Duration timeout)
			throws InterruptedException, ExecutionException, TimeoutException {
		try {
			return commands
				.hmget(Keys.bytes(Keys.META), Keys.bytes("epoch"), Keys.bytes("seq"), Keys.bytes("chain"),
						Keys.bytes("recommit"))
				.toCompletableFuture()
				.get(timeout.toNanos(), TimeUnit.NANOSECONDS)
				.stream()
				.map((field) -> (byte @Nullable []) (field.hasValue() ? field.getValue() : null))
				.toList();
		}
		catch (ExecutionException ex) {
			boolean wrongType = ex.getCause() instanceof RedisCommandExecutionException refusal
					&& String.valueOf(refusal.getMessage()).startsWith("WRONGTYPE");
			if (wrongType) {
				return BROKEN;
			}
			throw ex;
		}
	}

	/** Describe what was seen, as the script that opens a history compares it. */
	static String seen(List<byte @Nullable []> meta) {
		return (meta == BROKEN) ? "broken" : text(meta.get(0)) + "/" + text(meta.get(1)) + "/" + text(meta.get(2));
	}

	private static String text(byte @Nullable [] field) {
		return (field != null) ? Keys.text(field) : "";
	}

}
