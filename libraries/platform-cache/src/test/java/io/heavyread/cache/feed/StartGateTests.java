package io.heavyread.cache.feed;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

import io.heavyread.cache.proof.Inbox;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StartGateTests {

	private final Queue<Runnable> events = new ArrayDeque<>();

	private final CompletableFuture<String> warmUp = new CompletableFuture<>();

	private int begun;

	private int opened;

	private final StartGate gate = new StartGate(() -> {
		this.begun++;
		return this.warmUp;
	}, new QueueInbox(), () -> this.opened++);

	@Test
	void gate_untilTheWarmUpHasEnded_isClosed() {
		assertThat(this.begun).isZero();
		assertThat(this.gate.isOpen()).isFalse();
		assertThat(this.gate.isOpen()).isFalse();
		assertThat(this.begun).isOne();
		this.warmUp.complete("");
		assertThat(this.gate.isOpen()).as("before the feed's thread was told").isFalse();
		this.events.remove().run();
		assertThat(this.gate.isOpen()).isTrue();
		assertThat(this.opened).isOne();
	}

	@Test
	void gate_afterAFailedWarmUp_isOpen() {
		this.gate.isOpen();
		this.warmUp.completeExceptionally(new IllegalStateException("for the test"));
		this.events.remove().run();
		assertThat(this.gate.isOpen()).isTrue();
	}

	@Test
	void gate_whenTheWarmUpCannotBegin_isOpen() {
		StartGate broken = new StartGate(() -> {
			throw new IllegalStateException("for the test");
		}, new QueueInbox(), () -> this.opened++);
		assertThat(broken.isOpen()).isTrue();
	}

	private final class QueueInbox implements Inbox {

		@Override
		public void execute(Runnable event) {
			StartGateTests.this.events.add(event);
		}

		@Override
		public boolean offer(Runnable event, int bytes) {
			return StartGateTests.this.events.add(event);
		}

	}

}
