package io.heavyread.bench.propagation;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

import io.heavyread.bench.load.Posts;
import io.heavyread.bench.server.Store;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;

/**
 * How many writes of 500 bytes one Redis takes, 64 in flight, without syncing its file.
 */
final class WriteRates implements AutoCloseable {

	private static final int IN_FLIGHT = 64;

	private static final int IDS = 10_000;

	private static final int SIZE = 500;

	private static final byte[] BODY = Posts.body(SIZE, 0);

	private static final byte[] CHANNEL = "posts_updates".getBytes(StandardCharsets.UTF_8);

	private final Store store;

	private final RedisClient client;

	private final StatefulRedisConnection<byte[], byte[]> connection;

	WriteRates() {
		this.store = Store.start();
		this.client = RedisClient.create(RedisURI.create("127.0.0.1", this.store.port()));
		this.connection = this.client.connect(ByteArrayCodec.INSTANCE);
	}

	double throughScript(int seconds) {
		return rate(seconds, (i) -> this.store.put(Posts.id(SIZE, i % IDS), BODY));
	}

	double bySetAndPublish(int seconds) {
		return rate(seconds, (i) -> {
			byte[] key = ("plain:" + i % IDS).getBytes(StandardCharsets.UTF_8);
			return this.connection.async()
				.set(key, BODY)
				.thenCombine(this.connection.async().publish(CHANNEL, BODY), (set, published) -> set);
		});
	}

	private static double rate(int seconds, IntFunction<CompletionStage<?>> write) {
		Semaphore free = new Semaphore(IN_FLIGHT);
		LongAdder done = new LongAdder();
		long start = System.nanoTime();
		for (int i = 0; System.nanoTime() - start < seconds * 1_000_000_000L; i++) {
			free.acquireUninterruptibly();
			write.apply(i).whenComplete((result, failure) -> {
				done.increment();
				free.release();
			});
		}
		free.acquireUninterruptibly(IN_FLIGHT);
		return done.sum() * 1e9 / (System.nanoTime() - start);
	}

	@Override
	public void close() {
		this.connection.close();
		this.client.shutdown();
		this.store.close();
	}

}
