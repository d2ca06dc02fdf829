package io.heavyread.bench.propagation;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ForkJoinPool;

import io.heavyread.cache.Entry;
import io.heavyread.cache.local.LocalCache;
import io.heavyread.cache.local.LocalCacheSettings;
import io.heavyread.protocol.Position;
import io.heavyread.protocol.wire.BadFrameException;
import io.heavyread.protocol.wire.Frame;
import io.heavyread.protocol.wire.Operation;

/** How many messages of 500 bytes one thread decodes, verifies and installs. */
final class ApplyRate {

	private static final int FRAMES = 10_000;

	private static final byte[] BODY = "x".repeat(500).getBytes(StandardCharsets.UTF_8);

	private ApplyRate() {
	}

	static double measure(int seconds) throws BadFrameException {
		byte[][] messages = messages();
		LocalCache cache = new LocalCache(new LocalCacheSettings(64 << 20, 1024, Duration.ofSeconds(1),
				ForkJoinPool.commonPool(), System::nanoTime, Clock.systemUTC()));
		long applied = 0;
		long start = System.nanoTime();
		while (System.nanoTime() - start < seconds * 1_000_000_000L) {
			cache.nextGeneration();
			for (byte[] message : messages) {
				cache.install(Frame.decode(message), Entry.Source.PUSH);
				applied++;
			}
		}
		return applied * 1e9 / (System.nanoTime() - start);
	}

	private static byte[][] messages() {
		byte[][] messages = new byte[FRAMES][];
		Position position = new Position(1, 0, Frame.firstChain(1));
		for (int i = 0; i < FRAMES; i++) {
			Frame frame = Frame.encode(Operation.PUT, "post-" + i, BODY, position, i);
			messages[i] = frame.bytes();
			position = frame.position();
		}
		return messages;
	}

}
