package io.heavyread.local.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.heavyread.cache.test.RedisProcess;
import io.heavyread.local.StartRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

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
		whileRunning(false, () -> {
			write();
		});
		whileRunning(false, () -> {
			assertThat(isWritten()).isTrue();
		});
		whileRunning(true, () -> {
			assertThat(isWritten()).isFalse();
		});
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
		Process orphan = RedisCommand.start(RedisExecutable.find(null, this.directory.resolve("bin")),
				new RedisSettings(this.directory, RedisProcess.freePort(), null, false));
		Files.writeString(this.directory.resolve("redis.pid"), "" + orphan.pid());
		whileRunning(false, () -> {
			assertThat(orphan.isAlive()).isFalse();
		});
	}

	@Test
	void prepare_orphanThatNobodyRemembered_isStopped() throws IOException {
		Process orphan = RedisCommand.start(RedisExecutable.find(null, this.directory.resolve("bin")), settings(false));
		await().atMost(BOUND).until(this.probe::isReady);
		whileRunning(false, () -> {
			assertThat(orphan.isAlive()).isFalse();
		});
	}

	@Test
	void prepare_rememberedProcessIsAnother_isLeftAlone() throws IOException {
		Process foreign = new ProcessBuilder("sleep", "60").start();
		try {
			Files.writeString(this.directory.resolve("redis.pid"), "" + foreign.pid());
			whileRunning(false, () -> {
				assertThat(foreign.isAlive()).isTrue();
			});
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
