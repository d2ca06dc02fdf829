package io.heavyread.store.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.redis.LogEntries;
import io.heavyread.protocol.redis.StoreFailures;
import io.heavyread.protocol.support.Utf8;
import io.heavyread.protocol.wire.BadFrameException;
import io.heavyread.protocol.wire.FrameHeader;
import io.heavyread.protocol.wire.LogEntry;
import io.heavyread.store.StoreAlarms;
import io.heavyread.store.write.AcknowledgedWrites;
import io.heavyread.store.write.AcknowledgedWrites.Acknowledged;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.api.async.RedisAsyncCommands;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says which acknowledged writes a store has lost: those that are neither in its log nor
 * what is stored of their post. A fail-over to a replica that had not received them is
 * the usual cause. One thread.
 */
final class LossCheck {

	private static final Logger logger = LoggerFactory.getLogger(LossCheck.class);

	private static final Duration TIMEOUT = Duration.ofSeconds(2);

	/** How many lost writes the log names. */
	private static final int NAMED = 50;

	private static final int MAX_ENTRIES = 100_000;

	private final Keyspace keyspace;

	private final AcknowledgedWrites acknowledged;

	private final StoreAlarms alarms;

	LossCheck(Keyspace keyspace, AcknowledgedWrites acknowledged, StoreAlarms alarms) {
		this.keyspace = keyspace;
		this.acknowledged = acknowledged;
		this.alarms = alarms;
	}

	/**
	 * Look whether the store has what was acknowledged. Blocks for a round trip, and for
	 * some when it has not.
	 * @param newest the newest write that had been acknowledged before the position was
	 * read, null when there was none
	 * @param position the store's; null when it has no history
	 */
	void look(RedisAsyncCommands<byte[], byte[]> commands, @Nullable Acknowledged newest, @Nullable Position position)
			throws InterruptedException, ExecutionException, TimeoutException {
		if (newest == null) {
			return;
		}
		if (position != null && position.sequence() >= newest.version() && isLogged(commands, newest)) {
			this.acknowledged.found();
			return;
		}
		List<Acknowledged> all = this.acknowledged.all();
		List<Acknowledged> lost = lost(commands, all);
		this.acknowledged.judged(all);
		if (!lost.isEmpty()) {
			tell(lost);
		}
	}

	private boolean isLogged(RedisAsyncCommands<byte[], byte[]> commands, Acknowledged write)
			throws InterruptedException, ExecutionException, TimeoutException {
		return logged(commands, write.version(), write.version()).contains(mark(write.version(), write.chain()));
	}

	private List<Acknowledged> lost(RedisAsyncCommands<byte[], byte[]> commands, List<Acknowledged> all)
			throws InterruptedException, ExecutionException, TimeoutException {
		long first = all.stream().mapToLong(Acknowledged::version).min().orElse(0);
		long last = all.stream().mapToLong(Acknowledged::version).max().orElse(0);
		Set<String> logged = logged(commands, first, last);
		List<Acknowledged> missing = new ArrayList<>(all);
		missing.removeIf((write) -> logged.contains(mark(write.version(), write.chain())));
		List<CompletionStage<Boolean>> stored = missing.stream().map((write) -> isStored(commands, write)).toList();
		List<Acknowledged> lost = new ArrayList<>();
		for (int i = 0; i < missing.size(); i++) {
			if (!await(stored.get(i))) {
				lost.add(missing.get(i));
			}
		}
		return lost;
	}

	private Set<String> logged(RedisAsyncCommands<byte[], byte[]> commands, long first, long last)
			throws InterruptedException, ExecutionException, TimeoutException {
		Range<String> range = Range.create(first + "-0", last + "-0");
		Set<String> marks = new HashSet<>();
		await(commands.xrevrange(Utf8.bytes(this.keyspace.log()), range, Limit.from(MAX_ENTRIES))
			.exceptionallyCompose((failure) -> StoreFailures.isWrongType(failure)
					? CompletableFuture.completedFuture(List.of()) : CompletableFuture.failedFuture(failure)))
			.forEach((message) -> {
				LogEntry entry = LogEntries.parse(message);
				if (entry != null) {
					marks.add(mark(entry.sequence(), entry.chain()));
				}
			});
		return marks;
	}

	/** A lost log alone loses no write, as long as nothing was committed again. */
	private CompletionStage<Boolean> isStored(RedisAsyncCommands<byte[], byte[]> commands, Acknowledged write) {
		return commands.getrange(Utf8.bytes(this.keyspace.document(write.id())), 0, FrameHeader.LENGTH - 1)
			.thenApply((header) -> isOf(header, write))
			.exceptionallyCompose((failure) -> StoreFailures.isWrongType(failure)
					? CompletableFuture.completedFuture(false) : CompletableFuture.failedFuture(failure));
	}

	private static boolean isOf(byte[] header, Acknowledged write) {
		try {
			return FrameHeader.parse(header).chain() == write.chain();
		}
		catch (BadFrameException ex) {
			return false;
		}
	}

	private static String mark(long version, long chain) {
		return version + "/" + chain;
	}

	private void tell(List<Acknowledged> lost) {
		lost.sort(Comparator.comparingLong(Acknowledged::version));
		this.alarms.lost(lost.size());
		String named = String.join(", ",
				lost.stream().limit(NAMED).map((write) -> write.id() + " (" + write.version() + ")").toList());
		logger.error("{} acknowledged writes are not in the store any more, versions {} to {}: {}{}", lost.size(),
				lost.get(0).version(), lost.get(lost.size() - 1).version(), named,
				(lost.size() > NAMED) ? " and others" : "");
	}

	private static <T> T await(CompletionStage<T> stage)
			throws InterruptedException, ExecutionException, TimeoutException {
		return stage.toCompletableFuture().get(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
	}

}
