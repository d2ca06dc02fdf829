package io.heavyread.cache.local;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Caches whose clock a test moves and whose maintenance runs in the caller. */
final class LocalCaches {

	static final int GZIP_MIN_SIZE = 1024;

	static final Duration ABSENT_FOR = Duration.ofSeconds(1);

	private LocalCaches() {
	}

	static LocalCache of(long maxWeightBytes) {
		return of(maxWeightBytes, new AtomicLong());
	}

	static LocalCache of(long maxWeightBytes, AtomicLong nanoTime) {
		return new LocalCache(new LocalCacheSettings(maxWeightBytes, GZIP_MIN_SIZE, ABSENT_FOR, Runnable::run,
				nanoTime::get, InstantSource.system()));
	}

}
