package io.heavyread.store.history;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.redis.LuaScript;
import io.heavyread.protocol.support.Utf8;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a history in a store that has none. After a loss the registrations are lost too,
 * so it waits until readers have had time to register again. One thread.
 */
final class HistoryOpener {

	private static final Logger logger = LoggerFactory.getLogger(HistoryOpener.class);

	private static final Duration REGISTRATION_TIME = Duration.ofMillis(1500);

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	private final LuaScript open = new LuaScript(HistoryOpener.class, "open.lua", ScriptOutputType.INTEGER);

	private final Keyspace keyspace;

	private final Supplier<LongStream> registered;

	private long missingSinceNanos;

	/**
	 * Create an opener.
	 * @param registered gives the sequences that registered members remember; may block
	 */
	HistoryOpener(Keyspace keyspace, Supplier<LongStream> registered) {
		this.keyspace = keyspace;
		this.registered = registered;
	}

	/** There is a history. */
	void found() {
		this.missingSinceNanos = 0;
	}

	/**
	 * There is none: open one, if that has been so for long enough.
	 * @param meta what was seen; nothing is opened when it is not so any more
	 * @param remembered a number that the new history begins above
	 */
	void missing(RedisClusterAsyncCommands<byte[], byte[]> commands, Meta meta, long remembered)
			throws InterruptedException, ExecutionException, TimeoutException {
		long now = System.nanoTime();
		if (this.missingSinceNanos == 0) {
			this.missingSinceNanos = now;
		}
		if (now - this.missingSinceNanos >= REGISTRATION_TIME.toNanos()) {
			open(commands, meta, remembered);
			this.missingSinceNanos = 0;
		}
	}

	private void open(RedisClusterAsyncCommands<byte[], byte[]> commands, Meta meta, long remembered)
			throws InterruptedException, ExecutionException, TimeoutException {
		String epoch = Position.hex(newEpoch());
		byte[][] keys = { Utf8.bytes(this.keyspace.meta()), Utf8.bytes(this.keyspace.log()),
				Utf8.bytes(this.keyspace.index()) };
		Long first = this.open
			.call(keys, Utf8.bytes(epoch), Utf8.bytes(Long.toString(remembered)), Utf8.bytes(meta.seen()),
					Utf8.bytes(sequences()))
			.<Long>run(commands)
			.toCompletableFuture()
			.get(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
		if (first == 0) {
			logger.info("Opened the history {}", epoch);
		}
		else if (first > 0) {
			logger.warn("The store has lost its history; opened {} above {}", epoch, first);
		}
	}

	private String sequences() {
		return this.registered.get()
			.filter((sequence) -> sequence > 0)
			.distinct()
			.mapToObj(Long::toString)
			.collect(Collectors.joining(" "));
	}

	private static long newEpoch() {
		long epoch = new SecureRandom().nextLong();
		return (epoch != 0) ? epoch : 1;
	}

}
