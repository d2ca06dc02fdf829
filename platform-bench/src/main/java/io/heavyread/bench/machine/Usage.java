package io.heavyread.bench.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What processes have used since their start. Linux only. */
public final class Usage {

	/** The clock tick of /proc, the same on all Linux machines. */
	private static final long TICK_MICROS = 10_000;

	private static final Pattern ALLOCATED = Pattern.compile(" allocated=(\\d+)([BKMG]?) ");

	private Usage() {
	}

	/** Return the processor time of all processes, user and system, in microseconds. */
	public static long cpuMicros(List<Long> pids) {
		return pids.stream().mapToLong(Usage::cpuMicros).sum();
	}

	private static long cpuMicros(long pid) {
		try {
			String[] fields = stat(pid);
			return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * TICK_MICROS;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("process " + pid + " is gone", ex);
		}
	}

	/** Return the fields of /proc/pid/stat from the third one on. */
	static String[] stat(long pid) throws IOException {
		String stat = Files.readString(Path.of("/proc", "" + pid, "stat"));
		// The second field may contain blanks, but ends with the last parenthesis.
		return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
	}

	/** Return the resident memory in bytes. */
	public static long residentBytes(long pid) {
		try (var lines = Files.lines(Path.of("/proc", "" + pid, "status"))) {
			return lines.filter((line) -> line.startsWith("VmRSS:"))
				.mapToLong((line) -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
				.sum();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("process " + pid + " is gone", ex);
		}
	}

	/** Return the bytes that all living threads of a JVM have allocated. */
	public static long allocatedBytes(long pid) {
		long bytes = 0;
		for (String line : jcmd(pid, "Thread.print", "-e")) {
			Matcher matcher = ALLOCATED.matcher(line);
			if (matcher.find()) {
				bytes += Long.parseLong(matcher.group(1)) * unit(matcher.group(2));
			}
		}
		return bytes;
	}

	private static long unit(String letter) {
		return switch (letter) {
			case "K" -> 1L << 10;
			case "M" -> 1L << 20;
			case "G" -> 1L << 30;
			default -> 1;
		};
	}

	/** Run a diagnostic command in another JVM. */
	private static List<String> jcmd(long pid, String... command) {
		List<String> words = new ArrayList<>();
		words.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
		words.add("" + pid);
		words.addAll(List.of(command));
		return Commands.run(words);
	}

}
