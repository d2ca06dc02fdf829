package io.heavyread.bench.footprint;

import java.util.Locale;

import io.heavyread.bench.load.Posts;
import io.heavyread.bench.server.Store;

/**
 * Measures what many posts cost. Run it with {@code platform-bench/footprint.sh}.
 * Arguments: number of posts for the cold start, heap of the reader.
 */
public final class FootprintBench {

	private static final int SIZE = 500;

	private static final int STARTS = 3;

	private FootprintBench() {
	}

	/** Run and print. */
	public static void main(String[] arguments) {
		int count = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : 1_000_000;
		String heap = (arguments.length > 1) ? arguments[1] : "1000m";
		double bytes = MemoryPerPost.measure(SIZE);
		System.out.printf(Locale.ROOT, "a cached post of %d bytes takes %.0f bytes, %.0f more%n",
				Posts.body(SIZE, 0).length, bytes, bytes - SIZE);
		try (Store store = ColdStart.store(SIZE, count)) {
			for (int i = 0; i < STARTS; i++) {
				ColdStart start = ColdStart.measure(store, heap);
				System.out.printf(Locale.ROOT, "ready with %,d posts after %.1f s, resident %,d MB, weight %,d MB%n",
						start.posts(), start.seconds(), start.residentBytes() >> 20, start.weightBytes() >> 20);
			}
		}
		System.exit(0);
	}

}
