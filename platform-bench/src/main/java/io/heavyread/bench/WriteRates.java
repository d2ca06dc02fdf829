package io.heavyread.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;

import io.heavyread.cache.store.PostStore;
import io.heavyread.cache.store.Write;
import io.heavyread.cache.store.WriteCondition;
import io.heavyread.cache.test.RedisProcess;
import io.heavyread.cache.test.TestNode;
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

	private static final byte[] BODY = "x".repeat(500).getBytes(StandardCharsets.UTF_8);

	private static final byte[] CHANNEL = "posts_updates".getBytes(StandardCharsets.UTF_8);

	private final RedisProcess redis;

	private final TestNode writer;

	private final RedisClient client;

	private final StatefulRedisConnection<byte[], byte[]> connection;

	private WriteRates(RedisProcess redis) {
		this.redis = redis;
		this.writer = TestNode.writer("bench", redis.address());
		this.client = RedisClient.create(RedisURI.create("127.0.0.1", redis.port()));
		this.connection = this.client.connect(ByteArrayCodec.INSTANCE);
	}

	static WriteRates start() throws InterruptedException {
		WriteRates rates = new WriteRates(RedisProcess.start("--appendonly", "no"));
		while (!rates.writer.get(PostStore.class).isWritable()) {
			Thread.onSpinWait();
		}
		return rates;
	}

	double throughScript(int seconds) throws InterruptedException {
		PostStore store = this.writer.get(PostStore.class);
		return rate(seconds, (i) -> store
			.write(new Write(Write.Kind.PUT, "post-" + i % IDS, BODY, new WriteCondition.None(), null)));
	}

	double bySetAndPublish(int seconds) throws InterruptedException {
		return rate(seconds, (i) -> {
			byte[] key = ("plain:" + i % IDS).getBytes(StandardCharsets.UTF_8);
			return this.connection.async()
				.set(key, BODY)
				.thenCombine(this.connection.async().publish(CHANNEL, BODY), (set, published) -> set);
		});
	}

	private static double rate(int seconds, IntFunction<CompletionStage<?>> write) throws InterruptedException {
		Semaphore free = new Semaphore(IN_FLIGHT);
		LongAdder done = new LongAdder();
		long start = System.nanoTime();
		for (int i = 0; System.nanoTime() - start < seconds * 1_000_000_000L; i++) {
			free.acquire();
			write.apply(i).whenComplete((result, failure) -> {
				done.increment();
				free.release();
			});
		}
		free.acquire(IN_FLIGHT);
		return done.sum() * 1e9 / (System.nanoTime() - start);
	}

	@Override
	public void close() {
		this.connection.close();
		this.client.shutdown();
		this.writer.close();
		this.redis.close();
	}

}
