package io.heavyread.bench.footprint;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

import io.heavyread.bench.load.Posts;
import io.heavyread.bench.micro.Frames;
import io.heavyread.cache.Entry;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;

/** How much heap a cached post takes, found by filling a near cache in this JVM. */
final class MemoryPerPost {

	private static final int COUNT = 500_000;

	private MemoryPerPost() {
	}

	/** Return the bytes per post of that size. */
	static double measure(int size) {
		LocalCache cache = Frames.cache(4L << 30);
		// Filling once before leaves its traces elsewhere in the heap, so that they do
		// not count.
		fill(cache, size, 1000);
		cache.evictAll();
		long before = usedAfterCollection();
		fill(cache, size, COUNT);
		long after = usedAfterCollection();
		if (cache.size() != COUNT) {
			throw new IllegalStateException("the cache has only " + cache.size() + " posts");
		}
		return (double) (after - before) / COUNT;
	}

	private static void fill(LocalCache cache, int size, int count) {
		Position position = new Position(1, 1_000_000, Frame.firstChain(1));
		for (int i = 0; i < count; i++) {
			Frame frame = Frame.encode(Operation.PUT, Posts.id(size, i), Posts.body(size, i), position, i);
			cache.install(frame, Entry.Source.PUSH);
			position = frame.position();
		}
		cache.weightBytes();
	}

	private static long usedAfterCollection() {
		List<Long> used = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			System.gc();
			used.add(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
		}
		return used.get(used.size() - 1);
	}

}
