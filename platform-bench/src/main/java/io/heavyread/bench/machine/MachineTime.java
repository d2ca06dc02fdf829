package io.heavyread.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * How busy the machine has been since its start, in all and with the bench: what lies
 * between the two is what disturbs a measurement. Linux only.
 *
 * @param nanoTime when this was
 * @param busyTicks all processor time
 * @param ownTicks that of this process and all that it started
 */
public record MachineTime(long nanoTime, long busyTicks, long ownTicks) {

	private static final double TICKS_PER_NANO = 1e-7;

	/** Of the machine; this process may be bound to one of them. */
	private static final long CORES = stat().stream().filter((line) -> line.matches("cpu\\d+ .*")).count();

	/** Return the present state. */
	public static MachineTime now() {
		ProcessHandle self = ProcessHandle.current();
		long own = Stream.concat(Stream.of(self), self.descendants()).mapToLong(MachineTime::ticks).sum();
		return new MachineTime(System.nanoTime(), busy(), own);
	}

	/** Return the share of the machine that other processes took since then. */
	public double othersSince(MachineTime then) {
		double all = (this.nanoTime - then.nanoTime) * TICKS_PER_NANO * CORES;
		double others = (this.busyTicks - then.busyTicks) - (this.ownTicks - then.ownTicks);
		return Math.max(0, others / all);
	}

	private static long busy() {
		String[] fields = stat().get(0).trim().split(" +", -1);
		long idle = Long.parseLong(fields[4]) + Long.parseLong(fields[5]);
		return LongStream.rangeClosed(1, 8).map((i) -> Long.parseLong(fields[(int) i])).sum() - idle;
	}

	private static List<String> stat() {
		try {
			return Files.readAllLines(Path.of("/proc/stat"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("no /proc/stat", ex);
		}
	}

	/** With the time of children that have ended. */
	private static long ticks(ProcessHandle process) {
		try {
			String[] fields = Usage.stat(process.pid());
			return LongStream.rangeClosed(11, 14).map((i) -> Long.parseLong(fields[(int) i])).sum();
		}
		catch (IOException ex) {
			return 0;
		}
	}

}
