package io.heavyread.reader.attack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The connections of an attack, all on one thread. */
final class Crowd implements AutoCloseable {

	private static final long STEP_MILLIS = 10;

	private final AttackPlan plan;

	private final InetSocketAddress address;

	private final List<SocketChannel> members = new ArrayList<>();

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

	private long greeted;

	private volatile long refused;

	Crowd(AttackPlan plan, int port) {
		this.plan = plan;
		this.address = new InetSocketAddress("127.0.0.1", port);
	}

	void start() {
		this.thread.scheduleAtFixedRate(this::step, 0, STEP_MILLIS, TimeUnit.MILLISECONDS);
	}

	/**
	 * Return how many connections ended or could not be made against the attacker's will.
	 */
	long refused() {
		return this.refused;
	}

	private void step() {
		if (this.plan.closing()) {
			closeAll();
		}
		this.members.removeIf((member) -> !isAlive(member));
		for (int i = 0; i < this.plan.opened() && this.members.size() < this.plan.connections(); i++) {
			open();
		}
	}

	/** Send a little more. What the server says is not read. */
	private boolean isAlive(SocketChannel member) {
		try {
			member.finishConnect();
			if (this.plan.drip().length > 0) {
				member.write(ByteBuffer.wrap(this.plan.drip()));
			}
			return true;
		}
		catch (IOException ex) {
			this.refused++;
			closeQuietly(member);
			return false;
		}
	}

	private void open() {
		try {
			SocketChannel member = SocketChannel.open(this.address);
			this.members.add(member);
			member.configureBlocking(false);
			byte[] greeting = this.plan.greetings().get((int) (this.greeted++ % this.plan.greetings().size()));
			member.write(ByteBuffer.wrap(greeting));
		}
		catch (IOException ex) {
			this.refused++;
		}
	}

	private void closeAll() {
		this.members.forEach(Crowd::closeQuietly);
		this.members.clear();
	}

	private static void closeQuietly(SocketChannel member) {
		try {
			member.close();
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
