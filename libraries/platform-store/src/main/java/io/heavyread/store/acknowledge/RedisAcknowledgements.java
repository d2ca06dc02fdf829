package io.heavyread.store.acknowledge;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.heavyread.protocol.StoreException;
import io.heavyread.protocol.fleet.Acknowledgements;
import io.heavyread.protocol.fleet.Propagation;
import io.heavyread.protocol.redis.LuaScript;
import io.heavyread.protocol.redis.RedisLink;
import io.heavyread.protocol.registry.RedisFleet;
import io.heavyread.protocol.registry.Registry;
import io.heavyread.protocol.support.DaemonThreads;
import io.heavyread.protocol.support.Utf8;
import io.lettuce.core.ScriptOutputType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acknowledgements by way of Redis: the writer publishes the version that it waits for
 * behind the write, each reader answers in a hash of that version, and the writer looks
 * there every few milliseconds. What blocks runs on threads of its own.
 */
public final class RedisAcknowledgements implements Acknowledgements, AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(RedisAcknowledgements.class);

	private static final long LOOK_MILLIS = 2;

	private static final long WATCH_MILLIS = 1000;

	private static final int THREADS = 3;

	/** So long after its time a write is answered also when Redis does not answer. */
	private static final Duration GRACE = Duration.ofMillis(100);

	private static final LuaScript ACKNOWLEDGED = new LuaScript(RedisAcknowledgements.class, "acknowledged.lua",
			ScriptOutputType.MULTI);

	private final RedisLink link;

	private final RedisFleet fleet;

	private final ScheduledExecutorService threads;

	/**
	 * Create the acknowledgements of a writer.
	 * @param instance the writer's id, for the threads' names
	 */
	public RedisAcknowledgements(String instance, RedisLink link, RedisFleet fleet) {
		this.link = link;
		this.fleet = fleet;
		this.threads = Executors.newScheduledThreadPool(THREADS, DaemonThreads.named(instance + "-acks"));
		this.threads.scheduleWithFixedDelay(this::watchReaders, 0, WATCH_MILLIS, TimeUnit.MILLISECONDS);
	}

	/** Whether a reader lives shows in its heartbeats, if somebody looks. */
	private void watchReaders() {
		try {
			this.fleet.liveReaders();
		}
		catch (RuntimeException ex) {
			logger.debug("The readers' heartbeats could not be read", ex);
		}
	}

	@Override
	public CompletionStage<List<Propagation>> await(long version, Duration timeout) {
		AwaitedWrite write = new AwaitedWrite(version, System.nanoTime() + timeout.toNanos());
		CompletableFuture.delayedExecutor(timeout.toNanos() + GRACE.toNanos(), TimeUnit.NANOSECONDS)
			.execute(write::finish);
		Executor executor = this.threads;
		CompletableFuture.runAsync(() -> begin(write), executor).whenComplete((begun, failure) -> {
			if (failure != null) {
				logger.warn("Readers could not be asked for acknowledgements: {}", failure.getMessage());
				write.finish();
			}
		});
		return write.result();
	}

	private void begin(AwaitedWrite write) {
		this.link.commands()
			.publish(Utf8.bytes(this.link.keyspace().acknowledgementChannel()),
					Utf8.bytes(Long.toString(write.version())));
		look(write);
	}

	/** Readers that cannot be read now, or not all, are looked for again soon. */
	private void expect(AwaitedWrite write) {
		try {
			Registry readers = this.fleet.liveReaders();
			write.expect(readers.members(), readers.isAll());
		}
		catch (StoreException ex) {
			logger.debug("The readers could not be read", ex);
		}
	}

	private void look(AwaitedWrite write) {
		if (write.wantsReaders(System.nanoTime())) {
			expect(write);
		}
		List<String> missing = write.missing();
		ask(write.version(), missing).whenCompleteAsync((answers, failure) -> {
			for (int at = 0; answers != null && at < Math.min(answers.size(), missing.size()); at++) {
				if (answers.get(at) instanceof byte[] micros) {
					write.heard(missing.get(at), micros);
				}
			}
			if (write.isComplete() || System.nanoTime() - write.deadlineNanos() >= 0) {
				end(write);
			}
			else {
				this.threads.schedule(() -> look(write), LOOK_MILLIS, TimeUnit.MILLISECONDS);
			}
		}, this.threads);
	}

	private CompletionStage<List<Object>> ask(long version, List<String> readers) {
		if (readers.isEmpty()) {
			return CompletableFuture.completedFuture(List.of());
		}
		byte[][] keys = { Utf8.bytes(this.link.keyspace().acknowledgements(version)) };
		byte[][] ids = readers.stream().map(Utf8::bytes).toArray(byte[][]::new);
		return ACKNOWLEDGED.call(keys, ids).run(this.link.commands());
	}

	/** When somebody is missing, look who still lives and in which state. */
	private void end(AwaitedWrite write) {
		if (write.result().isDone()) {
			return;
		}
		try {
			write.finish(this.fleet.liveReaders().members());
		}
		catch (RuntimeException ex) {
			logger.debug("The readers' states could not be read", ex);
			write.finish();
		}
	}

	@Override
	public void close() {
		this.threads.shutdownNow();
	}

}
