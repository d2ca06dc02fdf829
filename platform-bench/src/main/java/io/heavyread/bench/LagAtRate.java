package io.heavyread.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

import io.heavyread.cache.FeedState;
import io.heavyread.cache.PostCache;
import io.heavyread.cache.metrics.PropagationLag;
import io.heavyread.cache.store.PostStore;
import io.heavyread.cache.store.Write;
import io.heavyread.cache.store.WriteCondition;
import io.heavyread.cache.test.RedisProcess;
import io.heavyread.cache.test.TestNode;

/** The lag of three readers in this JVM at a steady rate of writes of 500 bytes. */
final class LagAtRate {

	private static final byte[] BODY = "x".repeat(500).getBytes(StandardCharsets.UTF_8);

	private static final int READERS = 3;

	private LagAtRate() {
	}

	static String measure(int writesPerSecond, int seconds) {
		try (RedisProcess redis = RedisProcess.start(); TestNode writer = TestNode.writer("bench", redis.address())) {
			List<TestNode> readers = new ArrayList<>();
			for (int i = 1; i <= READERS; i++) {
				readers.add(TestNode.reader("reader-" + i, redis.address()));
			}
			awaitLive(writer, readers);
			write(writer.get(PostStore.class), writesPerSecond, seconds);
			String result = report(writesPerSecond, readers);
			readers.forEach(TestNode::close);
			return result;
		}
	}

	private static void awaitLive(TestNode writer, List<TestNode> readers) {
		boolean live = false;
		while (!live) {
			LockSupport.parkNanos(10_000_000);
			live = writer.get(PostStore.class).isWritable()
					&& readers.stream().allMatch((reader) -> reader.get(PostCache.class).state() == FeedState.LIVE);
		}
	}

	private static void write(PostStore store, int perSecond, int seconds) {
		long interval = 1_000_000_000L / perSecond;
		long next = System.nanoTime();
		for (int i = 0; i < perSecond * seconds; i++) {
			next += interval;
			LockSupport.parkNanos(next - System.nanoTime());
			store.write(new Write(Write.Kind.PUT, "post-" + i % 1000, BODY, new WriteCondition.None(), null));
		}
	}

	private static String report(int rate, List<TestNode> readers) {
		StringBuilder report = new StringBuilder();
		for (TestNode reader : readers) {
			PropagationLag.Summary lag = reader.get(PropagationLag.class).summary();
			report.append(String.format(Locale.ROOT, "lag at %d writes/s: p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
					rate, lag.p50Ms(), lag.p99Ms(), lag.maxMs()));
		}
		return report.toString();
	}

}
