package io.heavyread.cache.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * How long something on this machine had to wait for a processor, as Linux counts it
 * (pressure stall information). What a platform does in two seconds it does later where
 * builds run beside it.
 */
final class CpuPressure {

	private static final Path SOME = Path.of("/proc/pressure/cpu");

	private static final String TOTAL = "total=";

	private CpuPressure() {
	}

	/** Return the time since the machine's start; 0 where it is not counted. */
	static long totalMillis() {
		try {
			String some = Files.readAllLines(SOME).get(0);
			return Arrays.stream(some.split(" "))
				.filter((field) -> field.startsWith(TOTAL))
				.mapToLong((field) -> Long.parseLong(field.substring(TOTAL.length())))
				.map(TimeUnit.MICROSECONDS::toMillis)
				.sum();
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
