package io.heavyread.local.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.heavyread.local.start.StartRefusedException;
import io.heavyread.protocol.test.RedisProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedRedisIT {

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final int port = RedisProcess.freePort();

	private final RedisProbe probe = new RedisProbe(this.port);

	@TempDir
	private Path directory;

	@Test
	void start_answersAndCloseEnds() {
		whileRunning(false, () -> {
			assertThat(this.probe.isReady()).isTrue();
			assertThat(this.probe.directory()).contains(this.directory);
		});
		assertThat(this.probe.isReady()).isFalse();
		assertThat(this.directory.resolve("redis.pid")).doesNotExist();
	}

	@Test
	void start_saysWhichServerRunsInWhichVersion(CapturedOutput output) throws IOException {
		whileRunning(false, () -> assertThat(output).containsPattern("Redis 6\\.2\\.\\d+, the embedded one answers"));
		Path other = Files.createDirectory(this.directory.resolve("other"));
		Path server = Files.createSymbolicLink(other.resolve("my-redis"),
				RedisExecutable.find(null, this.directory.resolve("bin")).path());
		EmbeddedRedis redis = EmbeddedRedis
			.prepare(new RedisSettings(this.directory, this.port, server.toString(), false));
		try {
			redis.start();
			assertThat(redis.server()).matches("6\\.2\\.\\d+, " + server);
			assertThat(output).contains(", " + server + " answers on port " + this.port);
		}
		finally {
			redis.close();
		}
	}

	@Test
	void killed_isRestartedWithTheSameData() {
		whileRunning(false, () -> {
			write();
			long killed = kill();
			await().atMost(BOUND).until(() -> this.probe.isReady() && this.probe.processId().orElse(killed) != killed);
			assertThat(isWritten()).isTrue();
		});
	}

	@Test
	void restart_keepsData_freshWipesIt() throws IOException {
		Path foreign = Files.createFile(this.directory.resolve("notes.txt"));
		whileRunning(false, () -> write());
		whileRunning(false, () -> assertThat(isWritten()).isTrue());
		whileRunning(true, () -> assertThat(isWritten()).isFalse());
		assertThat(foreign).exists();
	}

	@Test
	void prepare_directoryIsHeld_isRefused() {
		whileRunning(false, () -> {
			assertThatExceptionOfType(StartRefusedException.class)
				.isThrownBy(() -> EmbeddedRedis.prepare(settings(false)))
				.withMessageContaining("process " + ProcessHandle.current().pid())
				.withMessageContaining("platform.local.data-dir");
			assertThat(this.probe.isReady()).isTrue();
		});
	}

	@Test
	void prepare_orphanOnAnotherPort_isStopped() throws IOException {
		Process orphan = RedisCommand.start(RedisExecutable.find(null, this.directory.resolve("bin")).path(),
				new RedisSettings(this.directory, RedisProcess.freePort(), null, false));
		Files.writeString(this.directory.resolve("redis.pid"), "" + orphan.pid());
		whileRunning(false, () -> assertThat(orphan.isAlive()).isFalse());
	}

	@Test
	void prepare_orphanThatNobodyRemembered_isStopped() throws IOException {
		Process orphan = RedisCommand.start(RedisExecutable.find(null, this.directory.resolve("bin")).path(),
				settings(false));
		await().atMost(BOUND).until(this.probe::isReady);
		whileRunning(false, () -> assertThat(orphan.isAlive()).isFalse());
	}

	@Test
	void prepare_rememberedProcessIsAnother_isLeftAlone() throws IOException {
		Process foreign = new ProcessBuilder("sleep", "60").start();
		try {
			Files.writeString(this.directory.resolve("redis.pid"), "" + foreign.pid());
			whileRunning(false, () -> assertThat(foreign.isAlive()).isTrue());
		}
		finally {
			foreign.destroyForcibly();
		}
	}

	@Test
	void prepare_foreignRedisOnThePort_isLeftAlone() {
		try (RedisProcess foreign = RedisProcess.start()) {
			EmbeddedRedis.prepare(new RedisSettings(this.directory, foreign.port(), null, false)).close();
			assertThat(foreign.command("PING")).startsWith("+PONG");
		}
	}

	@Test
	void start_damagedData_namesTheCauseFromTheLog() throws IOException {
		Files.writeString(this.directory.resolve("appendonly.aof"), "not an append-only file\r\n");
		Files.writeString(this.directory.resolve("redis.log"),
				"1:M 01 Jan 2026 00:00:00.000 # Something of yesterday\n");
		EmbeddedRedis redis = EmbeddedRedis.prepare(settings(false));
		assertThatExceptionOfType(StartRefusedException.class).isThrownBy(redis::start)
			.withMessageContaining("it ended with code 1 (Bad file format reading the append only file")
			.withMessageContaining("redis.log")
			.satisfies((failure) -> assertThat(failure.getMessage()).doesNotContain("yesterday"));
	}

	@Test
	void prepare_dataOfNewerRedis_isRefusedWithBothVersions() throws IOException {
		Files.createDirectory(this.directory.resolve("appendonlydir"));
		Files.writeString(this.directory.resolve("appendonlydir/appendonly.aof.manifest"),
				"file appendonly.aof.1.base.rdb seq 1 type b\n");
		Files.write(this.directory.resolve("appendonlydir/appendonly.aof.1.base.rdb"), rdb("7.0.15"));
		assertThatExceptionOfType(StartRefusedException.class).isThrownBy(() -> EmbeddedRedis.prepare(settings(false)))
			.withMessageContaining(this.directory.toString())
			.withMessageContaining("Redis 7.0.15 wrote")
			.withMessageContaining("Redis 6.2.")
			.withMessageContaining("platform.local.redis-executable");
		whileRunning(true, () -> assertThat(this.directory.resolve("appendonlydir")).doesNotExist());
	}

	@Test
	void killedOnAFullDisk_isRestartedOnceThereIsRoom(CapturedOutput output) {
		AtomicLong room = new AtomicLong(Long.MAX_VALUE);
		EmbeddedRedis redis = EmbeddedRedis.prepare(settings(false),
				new DiskSpace(this.directory, (directory) -> room.get()));
		try {
			redis.start();
			write();
			room.set(0);
			kill();
			await().during(Duration.ofSeconds(1)).atMost(BOUND).until(() -> !this.probe.isReady());
			assertThat(output).contains("Redis ended with code ",
					"; the disk of " + this.directory + " is full: 0 bytes are left; it is restarted",
					"once there is room");
			room.set(1L << 30);
			await().atMost(BOUND).until(this.probe::isReady);
			assertThat(isWritten()).isTrue();
		}
		finally {
			redis.close();
		}
	}

	private static byte[] rdb(String version) {
		return ("REDIS0010\u00fa\tredis-ver" + (char) version.length() + version + "\u00fa\nredis-bits")
			.getBytes(StandardCharsets.ISO_8859_1);
	}

	private void whileRunning(boolean fresh, Runnable test) {
		EmbeddedRedis redis = EmbeddedRedis.prepare(settings(fresh));
		try {
			redis.start();
			test.run();
		}
		finally {
			redis.close();
		}
	}

	private RedisSettings settings(boolean fresh) {
		return new RedisSettings(this.directory, this.port, null, fresh);
	}

	private long kill() {
		long processId = this.probe.processId().orElseThrow();
		assertThat(ProcessHandle.of(processId)).hasValueSatisfying(ProcessHandle::destroyForcibly);
		return processId;
	}

	private void write() {
		assertThat(this.probe.ask("SET k v")).hasValueSatisfying((answer) -> assertThat(answer).startsWith("+OK"));
	}

	private boolean isWritten() {
		return this.probe.ask("GET k").filter((answer) -> answer.startsWith("$1\r\nv")).isPresent();
	}

}
