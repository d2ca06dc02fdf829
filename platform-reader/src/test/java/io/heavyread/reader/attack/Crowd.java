package io.heavyread.reader.attack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** The connections of an attack, all on one thread. */
final class Crowd implements AutoCloseable {

	private static final long STEP_MILLIS = 10;

	private static final int STEPS_A_SECOND = 100;

	private final AttackPlan plan;

	private final InetSocketAddress address;

	private final List<@Nullable SocketChannel> members = new ArrayList<>();

	private final CountDownLatch complete = new CountDownLatch(1);

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

	private long greeted;

	private int steps;

	Crowd(AttackPlan plan, int port) {
		this.plan = plan;
		this.address = new InetSocketAddress("127.0.0.1", port);
	}

	void start() {
		this.thread.scheduleAtFixedRate(this::step, 0, STEP_MILLIS, TimeUnit.MILLISECONDS);
	}

	/** Wait until all connections were opened once. */
	void awaitComplete() throws InterruptedException {
		this.complete.await();
	}

	private void step() {
		if (this.plan.closing()) {
			closeAll();
		}
		// One in a hundred each time, so each once a second.
		this.steps++;
		for (int i = this.steps % STEPS_A_SECOND; i < this.members.size(); i += STEPS_A_SECOND) {
			if (!isAlive(this.members.get(i))) {
				this.members.set(i, open());
			}
		}
		for (int i = 0; i < this.plan.opened() && this.members.size() < this.plan.connections(); i++) {
			this.members.add(open());
		}
		if (this.members.size() >= this.plan.connections()) {
			this.complete.countDown();
		}
	}

	/** Send a little more. What the server says is not read. */
	private boolean isAlive(@Nullable SocketChannel member) {
		if (member == null) {
			return false;
		}
		try {
			if (this.plan.drip().length > 0) {
				member.write(ByteBuffer.wrap(this.plan.drip()));
			}
			return true;
		}
		catch (IOException ex) {
			closeQuietly(member);
			return false;
		}
	}

	private @Nullable SocketChannel open() {
		try {
			SocketChannel member = SocketChannel.open(this.address);
			member.configureBlocking(false);
			byte[] greeting = this.plan.greetings().get((int) (this.greeted++ % this.plan.greetings().size()));
			member.write(ByteBuffer.wrap(greeting));
			return member;
		}
		catch (IOException ex) {
			// Refused; tried again later.
			return null;
		}
	}

	private void closeAll() {
		this.members.forEach(Crowd::closeQuietly);
		this.members.clear();
	}

	private static void closeQuietly(@Nullable SocketChannel member) {
		try {
			if (member != null) {
				member.close();
			}
		}
		catch (IOException ex) {
			// Closed anyway.
		}
	}

	@Override
	public void close() {
		this.thread.execute(this::closeAll);
		this.thread.shutdown();
		try {
			this.thread.awaitTermination(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
