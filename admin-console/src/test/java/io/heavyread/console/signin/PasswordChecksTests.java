package io.heavyread.console.signin;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** How many passwords are checked at once, and how many wait for it. */
class PasswordChecksTests {

	private final PasswordChecks checks = new PasswordChecks(4);

	private final ExecutorService callers = Executors.newCachedThreadPool();

	private final CountDownLatch hold = new CountDownLatch(1);

	private final AtomicInteger running = new AtomicInteger();

	@AfterEach
	void stop() {
		this.callers.shutdownNow();
	}

	private Future<Integer> call(String name) {
		return this.callers.submit(() -> this.checks.run(name, this::check));
	}

	private int check() {
		int now = this.running.incrementAndGet();
		try {
			this.hold.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return now;
	}

	@Test
	void checks_atOnce_takeHalfOfTheProcessors() throws Exception {
		List<Future<Integer>> all = IntStream.range(0, 6).mapToObj((number) -> call("name-" + number)).toList();
		await().atMost(Duration.ofSeconds(10)).until(() -> this.running.get() == 2);
		assertThat(all).noneMatch(Future::isDone);
		assertThat(this.running.get()).isEqualTo(2);
		this.hold.countDown();
		for (Future<Integer> one : all) {
			one.get();
		}
		assertThat(this.running.get()).isEqualTo(6);
	}

	@Test
	void check_thatDoesNotGetItsTurn_isGivenUp() {
		call("a");
		call("b");
		await().atMost(Duration.ofSeconds(10)).until(() -> this.running.get() == 2);
		assertThatThrownBy(() -> this.checks.run("c", this::check)).isInstanceOf(TooManySignInsException.class);
		this.hold.countDown();
		assertThat(this.checks.run("c", () -> "checked")).isEqualTo("checked");
	}

	@Test
	void check_thatFails_leavesItsTurn() {
		for (int i = 0; i < 50; i++) {
			assertThatThrownBy(() -> this.checks.run("a", () -> {
				throw new IllegalArgumentException("wrong");
			})).hasMessage("wrong");
		}
		assertThat(this.checks.run("a", () -> "checked")).isEqualTo("checked");
	}

	/** There are processors for all; a name is one in whatever case. */
	@Test
	void checks_ofOneName_areTwelveAtMost() {
		PasswordChecks many = new PasswordChecks(64);
		IntStream.range(0, 12).forEach((number) -> this.callers.submit(() -> many.run("a", this::check)));
		await().atMost(Duration.ofSeconds(10)).until(() -> this.running.get() == 12);
		for (int i = 0; i < 3; i++) {
			assertThatThrownBy(() -> many.run("A", () -> "checked")).isInstanceOf(TooManySignInsException.class);
		}
		assertThat(many.run("b", () -> "checked")).isEqualTo("checked");
		this.hold.countDown();
	}

}
