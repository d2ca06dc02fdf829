package io.heavyread.local.redis;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the embedded Redis is started with.
 *
 * @param directory where its append-only file lies, absolute
 * @param port port on 127.0.0.1
 * @param executable another server binary than the embedded one, or {@code null}
 * @param fresh whether stored data is wiped before the start
 */
public record RedisSettings(Path directory, int port, @Nullable String executable, boolean fresh) {

	/** Return the server's command line. */
	List<String> arguments() {
		return List.of("--port", "" + this.port, "--bind", "127.0.0.1", "--dir", this.directory.toString(),
				"--appendonly", "yes", "--appendfsync", "always", "--save", "", "--logfile", "redis.log",
				// The process list then shows the directory: an orphan is known by it.
				"--set-proc-title", "no");
	}

}
