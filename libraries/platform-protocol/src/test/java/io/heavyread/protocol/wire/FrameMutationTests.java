package io.heavyread.protocol.wire;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Random;

import com.sun.management.ThreadMXBean;
import io.heavyread.protocol.test.TestHistory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Seeded random changes of valid frames: none is accepted, none costs much. */
class FrameMutationTests {

	private static final int MUTATIONS = 100_000;

	@ParameterizedTest
	@ValueSource(longs = { 1, 2 })
	void decode_mutatedFrame_isNeverAccepted(long seed) {
		Random random = new Random(seed);
		byte[][] seeds = seeds();
		for (int i = 0; i < MUTATIONS; i++) {
			byte[] original = seeds[random.nextInt(seeds.length)];
			byte[] mutated = mutate(original, random);
			if (!Arrays.equals(original, mutated)) {
				assertThat(accepts(mutated)).as("mutation %d of seed %d", i, seed).isFalse();
			}
		}
	}

	private static byte[][] seeds() {
		TestHistory history = new TestHistory(0x1122334455667788L, 1L << 52);
		return new byte[][] { history.put("a", "").bytes(), history.put("post-1", "hello").bytes(),
				history.put("x".repeat(128), "\u00e4\u20ac\ud83d\ude00".repeat(20)).bytes(),
				history.delete("post-1").bytes() };
	}

	/** Any exception but {@link BadFrameException} ends the test. */
	private static boolean accepts(byte[] bytes) {
		try {
			// A message without its body cannot prove its chain: it is accepted and
			// checked when it is loaded.
			return !Frame.decode(bytes).header().withoutBody();
		}
		catch (BadFrameException ex) {
			return false;
		}
	}

	private static byte[] mutate(byte[] original, Random random) {
		byte[] mutated = resize(original, random);
		int changes = 1 + random.nextInt(4);
		for (int i = 0; i < changes && mutated.length > 0; i++) {
			int at = random.nextBoolean() ? random.nextInt(mutated.length)
					: random.nextInt(Math.min(mutated.length, FrameHeader.LENGTH));
			mutated[at] = interesting(mutated[at], random);
		}
		return mutated;
	}

	private static byte[] resize(byte[] original, Random random) {
		return switch (random.nextInt(4)) {
			case 0 -> Arrays.copyOf(original, random.nextInt(original.length));
			case 1 -> Arrays.copyOf(original, original.length + random.nextInt(64));
			default -> original.clone();
		};
	}

	private static byte interesting(byte before, Random random) {
		return switch (random.nextInt(4)) {
			case 0 -> (byte) 0;
			case 1 -> (byte) 0xff;
			case 2 -> (byte) (before ^ (1 << random.nextInt(8)));
			default -> (byte) random.nextInt(256);
		};
	}

	@Test
	void decode_hugeLengthsInside_allocateNothing() {
		byte[] frame = FrameBytes.put();
		java.nio.ByteBuffer.wrap(frame).putInt(FrameBytes.BODY_LENGTH, Integer.MAX_VALUE);
		long before = allocated();
		for (int i = 0; i < 1000; i++) {
			assertThat(accepts(frame)).isFalse();
		}
		assertThat(allocated() - before).as("bytes allocated by 1,000 refusals").isLessThan(16 << 20);
	}

	private static long allocated() {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
		return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
	}

}
