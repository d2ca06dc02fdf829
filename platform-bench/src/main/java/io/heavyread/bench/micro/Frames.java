package io.heavyread.bench.micro;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;

import io.heavyread.bench.load.Posts;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.local.LocalCacheSettings;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;

/** A history of writes as readers receive it, and a cache to put it into. */
public final class Frames {

	private Frames() {
	}

	/** Return an empty cache of that size in bytes. */
	public static LocalCache cache(long maxWeight) {
		return new LocalCache(new LocalCacheSettings(maxWeight, 1024, Duration.ofSeconds(1), ForkJoinPool.commonPool(),
				System::nanoTime, Clock.systemUTC()));
	}

	/** Return one write of each post. */
	public static Frame[] ofEach(int size, int count) {
		Frame[] frames = new Frame[count];
		Position position = new Position(1, 0, Frame.firstChain(1));
		for (int i = 0; i < count; i++) {
			frames[i] = Frame.encode(Operation.PUT, Posts.id(size, i), Posts.body(size, i), position, 1_000_000L + i);
			position = frames[i].position();
		}
		return frames;
	}

}
