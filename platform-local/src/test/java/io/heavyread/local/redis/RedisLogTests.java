package io.heavyread.local.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class RedisLogTests {

	private static final String STARTED = """
			2285:C 30 Nov 2026 02:51:51.162 # oO0OoO0OoO0Oo Redis is starting oO0OoO0OoO0Oo
			2285:C 30 Nov 2026 02:51:51.162 # Redis version=6.2.11, bits=64, commit=00000000, modified=0, pid=2285
			2285:C 30 Nov 2026 02:51:51.162 # Configuration loaded
			2285:M 30 Nov 2026 02:51:51.170 # Server initialized
			2285:M 30 Nov 2026 02:51:51.170 # WARNING Memory overcommit must be enabled!
			2285:M 30 Nov 2026 02:51:51.176 * Ready to accept connections
			""";

	private static final String FULL = """
			2285:M 30 Nov 2026 02:51:53.937 # Short write while writing to the AOF file: (nwritten=44691, expected=100033)
			2285:M 30 Nov 2026 02:51:53.937 # Can't recover from AOF write error when the AOF fsync policy is 'always'. Exiting...
			""";

	@TempDir
	private Path directory;

	@Test
	void cause_nothingWritten_isEmpty() {
		assertThat(new RedisLog(this.directory).cause()).isEmpty();
	}

	@Test
	void cause_usualWarnings_areNone() throws IOException {
		write(STARTED);
		assertThat(new RedisLog(this.directory).cause()).isEmpty();
	}

	@Test
	void cause_isTheLastTwoWarnings() throws IOException {
		write(STARTED + "1:M 30 Nov 2026 02:51:52.000 # An earlier one\n" + FULL);
		assertThat(new RedisLog(this.directory).cause())
			.isEqualTo("Short write while writing to the AOF file: (nwritten=44691, expected=100033); "
					+ "Can't recover from AOF write error when the AOF fsync policy is 'always'. Exiting...");
	}

	@Test
	void cause_isOfTheLastStart() throws IOException {
		write(STARTED + FULL);
		RedisLog log = new RedisLog(this.directory);
		log.begin();
		write(STARTED);
		assertThat(log.cause()).isEmpty();
	}

	@Test
	void cause_logGrewLong_isStillItsEnd() throws IOException {
		write("no warning\n".repeat(10_000) + FULL);
		assertThat(new RedisLog(this.directory).cause()).contains("Exiting");
	}

	@Test
	void cause_noLog_isWhatWasSaidBefore() throws IOException {
		Files.writeString(this.directory.resolve("redis.out"),
				"\n*** FATAL CONFIG FILE ERROR (Redis 6.2.11) ***\nReading the configuration file, at line 2\n");
		assertThat(new RedisLog(this.directory).cause()).startsWith("*** FATAL CONFIG FILE ERROR (Redis 6.2.11) ***; ");
	}

	private void write(String text) throws IOException {
		Files.writeString(this.directory.resolve("redis.log"), text, StandardOpenOption.CREATE,
				StandardOpenOption.APPEND);
	}

}
