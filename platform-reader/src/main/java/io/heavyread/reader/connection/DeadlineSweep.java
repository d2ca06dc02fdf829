package io.heavyread.reader.connection;

import java.util.concurrent.TimeUnit;

import io.netty.channel.EventLoop;

/**
 * Goes over the connections of one event loop, round after round, and closes those that
 * have overrun a deadline: a few in each step, so that requests do not wait while
 * thousands are looked at. For the event loop only.
 */
@SuppressWarnings("FutureReturnValueIgnored")
final class DeadlineSweep implements Runnable {

	private static final int STEP = 128;

	private final EventLoop eventLoop;

	private final OpenConnections connections;

	private final long roundNanos;

	private Connection[] round = {};

	private int next;

	/**
	 * Create a sweep.
	 * @param roundNanos how long a round takes
	 */
	DeadlineSweep(EventLoop eventLoop, OpenConnections connections, long roundNanos) {
		this.eventLoop = eventLoop;
		this.connections = connections;
		this.roundNanos = roundNanos;
	}

	/** Begin, after one round's time. Any thread may call. */
	void begin() {
		scheduleIn(this.roundNanos);
	}

	private void scheduleIn(long nanos) {
		this.eventLoop.schedule(this, nanos, TimeUnit.NANOSECONDS);
	}

	@Override
	public void run() {
		if (this.next == this.round.length) {
			this.round = this.connections.toArray();
			this.next = 0;
		}
		long nanoTime = System.nanoTime();
		int end = Math.min(this.next + STEP, this.round.length);
		while (this.next < end) {
			this.round[this.next++].enforceDeadlines(nanoTime);
		}
		scheduleIn(this.roundNanos * STEP / Math.max(STEP, this.round.length));
	}

}
