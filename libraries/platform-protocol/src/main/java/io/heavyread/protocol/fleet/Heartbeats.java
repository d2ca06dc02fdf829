package io.heavyread.protocol.fleet;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.heavyread.protocol.support.DaemonThreads;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers this process each second, on a thread of its own. A beat that fails is tried
 * again soon, ten times, and then logged, once, and tried each second.
 */
public final class Heartbeats implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Heartbeats.class);

	private static final Duration INTERVAL = Duration.ofSeconds(1);

	private static final Duration SOON = Duration.ofMillis(100);

	private static final int ATTEMPTS = 10;

	private final MemberRegistry registry;

	private final Supplier<Member> member;

	private final Thread thread;

	private final CountDownLatch closing = new CountDownLatch(1);

	private int failures;

	/**
	 * Create heartbeats; {@link #start} begins them.
	 * @param member gives what to tell at each beat
	 */
	public Heartbeats(String name, MemberRegistry registry, Supplier<Member> member) {
		this.registry = registry;
		this.member = member;
		this.thread = DaemonThreads.named(name, this::run);
	}

	/** Begin to beat. */
	public void start() {
		this.thread.start();
	}

	private void run() {
		try {
			do {
				beat();
			}
			while (!this.closing.await(pause().toNanos(), TimeUnit.NANOSECONDS));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void beat() {
		try {
			this.registry.beat(this.member.get());
			this.failures = 0;
		}
		catch (RuntimeException ex) {
			this.failures++;
			if (this.failures == ATTEMPTS && this.closing.getCount() > 0) {
				logger.warn("The heartbeat failed; trying on each second: {}", ex.getMessage());
			}
		}
	}

	private Duration pause() {
		return (this.failures > 0 && this.failures < ATTEMPTS) ? SOON : INTERVAL;
	}

	/**
	 * Stop and remove the registration, if the store answers. A beat under way may end
	 * first, so that no attempt to connect outlives the client.
	 */
	@Override
	public void close() {
		this.closing.countDown();
		try {
			this.thread.join(1000);
			this.registry.leave(this.member.get());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			logger.debug("The registration could not be removed and will expire", ex);
		}
	}

}
