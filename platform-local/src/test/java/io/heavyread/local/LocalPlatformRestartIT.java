package io.heavyread.local;

import java.nio.file.Path;
import java.time.Duration;

import io.heavyread.local.client.LocalAddresses;
import io.heavyread.local.client.LocalClient;
import io.heavyread.local.client.LocalTraffic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Crashes, restarts and stops of a whole platform in a process of its own. */
class LocalPlatformRestartIT {

	private static final Duration START = Duration.ofSeconds(90);

	private static final Duration BOUND = Duration.ofSeconds(10);

	private final LocalAddresses addresses = new LocalAddresses();

	private final LocalClient client = new LocalClient(this.addresses);

	@TempDir
	private Path data;

	private ChildPlatform child;

	@AfterEach
	void stop() {
		if (this.child != null) {
			this.child.kill();
		}
	}

	/**
	 * One story, since each start takes seconds: crash, start, loss of a reader, stop.
	 */
	@Test
	void platform_crashesAndLosesAReader_keepsPostsAndAnswers() {
		startChild();
		this.client.create("kept", "over a crash");
		this.child.kill();
		long orphan = LocalRun.redisProcess(this.data);
		assertThat(isAlive(orphan)).isTrue();

		LocalRun second = LocalRun.start(this.addresses.arguments(this.data));
		try {
			assertThat(isAlive(orphan)).isFalse();
			assertThat(this.client.read("kept").statusCode()).isEqualTo(200);
			losesAReader(second);
		}
		finally {
			second.close();
		}

		startChild();
		assertThat(this.client.read("kept").statusCode()).isEqualTo(200);
		endsInTime();
	}

	private void losesAReader(LocalRun run) {
		try (LocalTraffic traffic = LocalTraffic.start(this.client, "kept")) {
			await().atMost(BOUND).until(() -> traffic.answered() > 200);
			run.service("reader-3").close();
			long before = traffic.answered();
			await().atMost(BOUND).until(() -> traffic.answered() > before + 500);
			assertThat(traffic.failures()).isEmpty();
		}
	}

	private void endsInTime() {
		long redis = LocalRun.redisProcess(this.data);
		this.child.terminate();
		await().atMost(BOUND).until(() -> !this.child.isAlive());
		assertThat(isAlive(redis)).isFalse();
		assertThat(Ports.isFree(this.addresses.gateway)).isTrue();
	}

	private void startChild() {
		this.child = ChildPlatform.start(this.addresses.arguments(this.data));
		await().atMost(START).until(() -> this.child.isUp() || !this.child.isAlive());
		assertThat(this.child.isUp()).as(this.child.output()).isTrue();
	}

	private static boolean isAlive(long processId) {
		// One that nobody reaps stays in the process table, without a command.
		return ProcessHandle.of(processId)
			.filter((process) -> process.isAlive() && process.info().command().isPresent())
			.isPresent();
	}

}
