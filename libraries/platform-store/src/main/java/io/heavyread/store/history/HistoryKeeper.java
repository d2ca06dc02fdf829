package io.heavyread.store.history;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.LongStream;

import io.heavyread.protocol.Keyspace;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.StoreException.Outcome;
import io.heavyread.protocol.redis.LinkWatch;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.redis.Session;
import io.heavyread.protocol.redis.StoreFailures;
import io.heavyread.protocol.support.DaemonThreads;
import io.heavyread.protocol.support.Utf8;
import io.heavyread.store.EvictionRule;
import io.heavyread.store.StoreAlarms;
import io.heavyread.store.write.AcknowledgedWrites.Acknowledged;
import io.heavyread.store.write.RedisPostStore;
import io.heavyread.store.write.Writability;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.api.async.RedisAsyncCommands;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks each second whether the store takes writes and has a history, and opens one where
 * there is none, above every number that this writer or a registered reader remembers.
 * Gives up connections to a server that does not do its work, and says what a store has
 * lost. One per writer, on a thread of its own.
 */
public final class HistoryKeeper implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(HistoryKeeper.class);

	private static final Duration LOOK_INTERVAL = Duration.ofSeconds(1);

	private static final Duration HURRIED_INTERVAL = Duration.ofMillis(250);

	private static final Duration RECOMMIT_SLICE = Duration.ofMillis(500);

	private static final Duration TIMEOUT = Duration.ofSeconds(1);

	private final RedisLink link;

	private final Keyspace keyspace;

	private final RedisPostStore store;

	private final HistoryOpener opener;

	private final Recommit recommit;

	private final EvictionCheck evictions;

	private final LossCheck losses;

	private final LinkWatch watch = new LinkWatch();

	private final Writability writability;

	private final Thread thread;

	private volatile boolean closed;

	private long remembered;

	private String problem = "";

	private boolean everWritable;

	private @Nullable Unfinished unfinished;

	/**
	 * Create a keeper; {@link #start} begins to look.
	 * @param instance the writer's id, for names
	 * @param store what is written to, to ask whether it could be
	 * @param registered gives the sequences that registered members remember; may block
	 * @param recommit commits what is left of an earlier history
	 * @param rule what to do with a store that evicts
	 * @param writability is told what each look finds
	 * @param alarms is told what must not be
	 */
	public HistoryKeeper(String instance, RedisLink link, RedisPostStore store, Supplier<LongStream> registered,
			Recommit recommit, EvictionRule rule, Writability writability, StoreAlarms alarms) {
		this.link = link;
		this.keyspace = link.keyspace();
		this.store = store;
		this.opener = new HistoryOpener(this.keyspace, registered);
		this.recommit = recommit;
		this.evictions = new EvictionCheck(rule, writability, alarms);
		this.losses = new LossCheck(this.keyspace, store.acknowledged(), alarms);
		this.writability = writability;
		this.thread = DaemonThreads.named(instance + "-history", this::run);
	}

	/** Begin to look. */
	public void start() {
		this.thread.start();
	}

	private void run() {
		while (!this.closed) {
			boolean good = guardedLook();
			try {
				TimeUnit.NANOSECONDS.sleep((good ? LOOK_INTERVAL : HURRIED_INTERVAL).toNanos());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return;
			}
		}
	}

	private boolean guardedLook() {
		Session session = null;
		try {
			session = this.link.session();
			boolean good = look(session);
			this.watch.good();
			report(good ? "" : "the store has no history");
			this.writability.seen(good);
			recommitSome();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.writability.seen(false);
		}
		catch (ExecutionException | TimeoutException | RuntimeException ex) {
			report(String.valueOf(StoreFailures.of(ex).getMessage()));
			this.writability.seen(false);
			replaceWhenDue(session, ex);
		}
		return this.writability.isWritable() && this.unfinished == null;
	}

	private void replaceWhenDue(@Nullable Session session, Exception failure) {
		String why = (session != null) ? this.watch.failed(session, failure) : null;
		if (session != null && why != null) {
			this.store.replace(session, why);
		}
	}

	private void report(String now) {
		if (!now.equals(this.problem)) {
			if (now.isEmpty()) {
				logger.info("The store takes writes");
				this.everWritable = true;
			}
			else if (this.everWritable) {
				logger.warn("The store does not take writes: {}", now);
			}
			else {
				logger.info("The store does not take writes yet: {}", now);
			}
			this.problem = now;
		}
	}

	private boolean look(Session session) throws InterruptedException, ExecutionException, TimeoutException {
		this.store.requireConfirmed(session);
		RedisAsyncCommands<byte[], byte[]> commands = session.commands();
		Acknowledged newest = this.store.acknowledged().newest().orElse(null);
		await(commands.setex(Utf8.bytes(this.keyspace.probe()), 60, new byte[] { '1' }));
		String refusal = this.evictions.look(commands);
		if (refusal != null) {
			throw new StoreException(Outcome.NONE, refusal, null);
		}
		// The log before meta: a write in between moves meta on, never the log's end that
		// was seen.
		List<StreamMessage<byte[], byte[]>> top = logTop(commands);
		Meta meta = Meta.read(commands, this.keyspace, TIMEOUT);
		Position position = meta.position();
		this.losses.look(commands, newest, position);
		if (position == null || top == null || isAhead(top, position)) {
			this.opener.missing(commands, meta, Math.max(this.remembered, this.store.highestVersion()));
			return false;
		}
		checkIndex(commands);
		await(this.store.probe(session));
		this.opener.found();
		this.remembered = Math.max(this.remembered, position.sequence());
		String below = meta.recommit();
		this.unfinished = (below != null) ? new Unfinished(position.epoch(), below) : null;
		return true;
	}

	private void checkIndex(RedisAsyncCommands<byte[], byte[]> commands)
			throws InterruptedException, ExecutionException, TimeoutException {
		try {
			await(commands.zcard(Utf8.bytes(this.keyspace.index())));
		}
		catch (ExecutionException ex) {
			if (StoreFailures.isWrongType(ex)) {
				throw new StoreException(Outcome.NONE, "the key " + this.keyspace.index()
						+ " holds something that is not an index; restore it, or delete it", ex);
			}
			throw ex;
		}
	}

	private void recommitSome() throws InterruptedException, ExecutionException, TimeoutException {
		long until = System.nanoTime() + RECOMMIT_SLICE.toNanos();
		while (this.unfinished != null && System.nanoTime() - until < 0) {
			if (this.recommit.step(this.unfinished.epoch(), this.unfinished.upTo())) {
				this.unfinished = null;
			}
		}
	}

	/** Read the newest entry of the log; null when the key holds something else. */
	private @Nullable List<StreamMessage<byte[], byte[]>> logTop(RedisAsyncCommands<byte[], byte[]> commands)
			throws InterruptedException, ExecutionException, TimeoutException {
		try {
			return await(commands.xrevrange(Utf8.bytes(this.keyspace.log()), Range.unbounded(), Limit.from(1)));
		}
		catch (ExecutionException ex) {
			if (StoreFailures.isWrongType(ex)) {
				return null;
			}
			throw ex;
		}
	}

	private boolean isAhead(List<StreamMessage<byte[], byte[]>> top, Position position) {
		if (top.isEmpty()) {
			return false;
		}
		String id = top.get(0).getId();
		long number = Long.parseUnsignedLong(id.substring(0, id.indexOf('-')));
		boolean ahead = Long.compareUnsigned(number, position.sequence()) > 0 || !id.endsWith("-0");
		if (ahead) {
			logger.warn("The log is ahead of the store's sequence {} at {}: it was not written by a writer", position,
					id);
		}
		return ahead;
	}

	private static <T> T await(CompletionStage<T> stage)
			throws InterruptedException, ExecutionException, TimeoutException {
		return stage.toCompletableFuture().get(TIMEOUT.toNanos(), TimeUnit.NANOSECONDS);
	}

	@Override
	public void close() {
		this.closed = true;
		this.thread.interrupt();
	}

	/**
	 * Posts of an earlier history, up to a version, that are to be committed into an
	 * epoch.
	 */
	private record Unfinished(long epoch, String upTo) {
	}

}
