package io.heavyread.local.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import io.heavyread.local.start.StartRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@DisabledOnOs(OS.WINDOWS)
class RedisExecutableTests {

	@TempDir
	private Path directory;

	@Test
	void find_nothingConfigured_unpacksTheEmbeddedOne() {
		RedisExecutable embedded = RedisExecutable.find(null, this.directory.resolve("bin"));
		assertThat(embedded.path()).isExecutable();
		assertThat(embedded.version()).startsWith("6.2.");
		assertThat(embedded.major()).isEqualTo(6);
	}

	@ParameterizedTest
	@ValueSource(strings = { "echo 'Redis server v=5.0.14.1 sha=00000000:0'", "echo nothing", "exit 1" })
	void find_tooOldOrBroken_namesRedisAddr(String script) throws IOException {
		Path executable = this.directory.resolve("redis-server");
		Files.writeString(executable, "#!/bin/sh\n" + script + "\n");
		Files.setPosixFilePermissions(executable, PosixFilePermissions.fromString("rwx------"));
		assertThatExceptionOfType(StartRefusedException.class)
			.isThrownBy(() -> RedisExecutable.find(executable.toString(), this.directory))
			.withMessageContaining("cannot run on this machine")
			.withMessageContaining("REDIS_ADDR");
	}

	@Test
	void find_missing_namesRedisAddr() {
		assertThatExceptionOfType(StartRefusedException.class)
			.isThrownBy(() -> RedisExecutable.find(this.directory.resolve("none").toString(), this.directory))
			.withMessageContaining("REDIS_ADDR");
	}

}
