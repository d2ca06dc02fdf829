package io.heavyread.local.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.heavyread.local.start.StartRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class StoredDataTests {

	private static final String RDB = "REDIS0011\u00fa\tredis-ver\u00057.2.4\u00fa\nredis-bits\u00c0@";

	@TempDir
	private Path directory;

	@Test
	void nothing_isReadByAll() {
		assertRead(executable("6.2.11", 6));
		assertRead(executable("8.0.1", 8));
	}

	@Test
	void oneFile_isReadByAll() throws IOException {
		write("appendonly.aof", "");
		write("dump.rdb", RDB);
		assertRead(executable("6.2.11", 6));
		assertRead(executable("7.0.15", 7));
	}

	@Test
	void severalFiles_areReadSinceVersion7() throws IOException {
		write("appendonlydir/appendonly.aof.manifest", "");
		write("appendonlydir/appendonly.aof.1.base.rdb", RDB);
		assertRead(executable("7.0.15", 7));
		assertRefused(executable("6.2.11", 6), "appendonlydir, which Redis 7.2.4 wrote: Redis 6.2.11 does not read");
	}

	/** Whoever ran an old server on them already has both histories there. */
	@Test
	void severalFilesBesideOne_areRefusedToo() throws IOException {
		write("appendonly.aof", "");
		write("appendonlydir/appendonly.aof.manifest", "");
		assertRefused(executable("6.2.11", 6), "Redis of another version wrote");
	}

	/** A server with an append-only file looks at nothing else. */
	@Test
	void snapshotAlone_isRefused() throws IOException {
		write("dump.rdb", RDB);
		assertRefused(executable("6.2.11", 6), "dump.rdb, which Redis 7.2.4 wrote: Redis 6.2.11 does not read");
	}

	@Test
	void snapshotThatIsNone_isRefusedWithoutAVersion() throws IOException {
		write("dump.rdb", "redis-ver");
		assertRefused(executable("6.2.11", 6), "of another version");
	}

	private void assertRead(RedisExecutable executable) {
		assertThatCode(() -> new StoredData(this.directory).requireReader(executable)).doesNotThrowAnyException();
	}

	private void assertRefused(RedisExecutable executable, String sentence) {
		assertThatExceptionOfType(StartRefusedException.class)
			.isThrownBy(() -> new StoredData(this.directory).requireReader(executable))
			.withMessageContaining(sentence)
			.withMessageContaining("platform.local.data-dir");
	}

	private static RedisExecutable executable(String version, int major) {
		return new RedisExecutable(Path.of("redis-server"), version, major);
	}

	private void write(String name, String content) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
	}

}
