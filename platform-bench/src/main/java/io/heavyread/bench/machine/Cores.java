package io.heavyread.bench.machine;

import java.util.List;

/**
 * Which core serves and which one makes load. With two cores or more and {@code taskset},
 * servers run on core 0; the script that starts the bench puts this process on core 1.
 */
public final class Cores {

	private static final boolean PINNED = "1".equals(System.getenv("BENCH_PINNED"))
			&& Commands.areThere("taskset", "-c", "0", "true");

	private Cores() {
	}

	/** Tell whether servers and load have a core each. */
	public static boolean arePinned() {
		return PINNED;
	}

	/** Return the words that precede a server's command. */
	public static List<String> servers() {
		return PINNED ? List.of("taskset", "-c", "0") : List.of();
	}

	/** Move a running process to the core that makes the load. */
	public static void moveToLoad(long pid) {
		move(pid, "1");
	}

	private static void move(long pid, String core) {
		if (PINNED) {
			Commands.run(List.of("taskset", "-a", "-c", "-p", core, "" + pid));
		}
	}

}
