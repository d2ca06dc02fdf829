package io.heavyread.protocol.redis;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.heavyread.protocol.Keyspace;
import io.lettuce.core.AbstractRedisClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RedisLinkTests {

	private final CountDownLatch begun = new CountDownLatch(1);

	private final CountDownLatch answer = new CountDownLatch(1);

	private final AtomicReference<String> outcome = new AtomicReference<>("none");

	private final RedisLink link = new RedisLink(Keyspace.POSTS, this::client, Witness.NONE);

	@AfterEach
	void end() {
		this.answer.countDown();
	}

	@Test
	void close_whileConnecting_letsTheAttemptEnd() throws Exception {
		Thread closing = closeWhileConnecting();
		Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> closing.getState() == Thread.State.TIMED_WAITING);
		this.answer.countDown();
		closing.join(5000);
		assertThat(this.outcome).hasValue("ended");
		assertThat(closing.isAlive()).isFalse();
	}

	@Test
	void close_whileAnAttemptDoesNotEnd_interruptsIt() throws Exception {
		closeWhileConnecting().join(10_000);
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.untilAsserted(() -> assertThat(this.outcome).hasValue("interrupted"));
	}

	@Test
	void close_whileWaitingForTheNextAttempt_ends() throws Exception {
		RedisLink failing = new RedisLink(Keyspace.POSTS, () -> {
			throw new IllegalStateException("no client");
		}, Witness.NONE);
		failing.open(); // fails, and is tried again later
		Thread closing = new Thread(failing::close);
		closing.start();
		closing.join(5000);
		assertThat(closing.isAlive()).isFalse();
	}

	private Thread closeWhileConnecting() throws InterruptedException {
		this.link.open();
		assertThat(this.begun.await(5, TimeUnit.SECONDS)).isTrue();
		Thread closing = new Thread(this.link::close);
		closing.start();
		return closing;
	}

	private AbstractRedisClient client() {
		this.begun.countDown();
		try {
			this.answer.await();
			this.outcome.set("ended");
		}
		catch (InterruptedException ex) {
			this.outcome.set("interrupted");
		}
		throw new IllegalStateException("no client");
	}

}
