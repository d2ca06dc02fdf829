package io.heavyread.bench.machine;

import java.nio.file.Path;

/** Where the bench writes to. */
public final class Outputs {

	private Outputs() {
	}

	/** Return the directory for results and logs, below the module's target. */
	public static Path directory() {
		return root().resolve("platform-bench/target/bench");
	}

	/** Return the root of the clone, which is the working directory. */
	public static Path root() {
		return Path.of("").toAbsolutePath();
	}

}
