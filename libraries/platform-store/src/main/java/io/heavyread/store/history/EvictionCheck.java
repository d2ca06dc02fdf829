package io.heavyread.store.history;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.heavyread.protocol.redis.LuaScript;
import io.heavyread.store.EvictionRule;
import io.heavyread.store.StoreAlarms;
import io.heavyread.store.write.Writability;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at each connection, and then each minute, whether Redis deletes keys when it is
 * full. Posts, tombstones and idempotency keys would go without a word, so such a store
 * must not be written. One thread.
 */
final class EvictionCheck {

	private static final Logger logger = LoggerFactory.getLogger(EvictionCheck.class);

	private static final Duration INTERVAL = Duration.ofMinutes(1);

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	private static final String FIELD = "maxmemory_policy:";

	private static final String SAFE = "noeviction";

	private final EvictionRule rule;

	private final Writability writability;

	private final StoreAlarms alarms;

	private @Nullable Object looked;

	private long lookedNanos;

	EvictionCheck(EvictionRule rule, Writability writability, StoreAlarms alarms) {
		this.rule = rule;
		this.writability = writability;
		this.alarms = alarms;
	}

	/**
	 * Look, if it is time. Blocks for a round trip then.
	 * @return why all writes are refused, null when they are not
	 */
	@Nullable String look(RedisClusterAsyncCommands<byte[], byte[]> commands)
			throws InterruptedException, ExecutionException, TimeoutException {
		long now = System.nanoTime();
		if (isDue(commands, now)) {
			judge(policy(commands));
			this.looked = commands;
			this.lookedNanos = now;
		}
		return this.writability.refusal();
	}

	@SuppressWarnings("ReferenceEquality") // the very connection
	private boolean isDue(Object connection, long now) {
		return this.looked != connection || now - this.lookedNanos >= INTERVAL.toNanos();
	}

	/** Return the policy, or a reason in parentheses why it cannot be known. */
	private static String policy(RedisClusterAsyncCommands<byte[], byte[]> commands)
			throws InterruptedException, ExecutionException, TimeoutException {
		try {
			return commands.info("memory")
				.toCompletableFuture()
				.get(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)
				.lines()
				.filter((line) -> line.startsWith(FIELD))
				.map((line) -> line.substring(FIELD.length()).strip())
				.findFirst()
				.orElse("(INFO memory does not tell it)");
		}
		catch (ExecutionException ex) {
			if (LuaScript.cause(ex) instanceof RedisCommandExecutionException refusal) {
				return "(" + refusal.getMessage() + ")";
			}
			throw ex;
		}
	}

	/** What cannot be known is warned of; it does not stop writes. */
	private void judge(String policy) {
		boolean evicts = !SAFE.equals(policy);
		boolean known = !policy.startsWith("(");
		String sentence = known
				? "Redis deletes keys when it is full: its maxmemory-policy is '" + policy
						+ "' and must be 'noeviction', or acknowledged posts are lost"
				: "it is not known whether Redis deletes keys when it is full " + policy;
		if (evicts) {
			logger.warn("{}", sentence);
		}
		this.alarms.evicting(evicts && known);
		this.writability.refuse((evicts && known && this.rule == EvictionRule.REFUSE) ? sentence : null);
	}

}
