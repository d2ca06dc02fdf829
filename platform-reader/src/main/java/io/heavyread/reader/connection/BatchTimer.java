package io.heavyread.reader.connection;

import io.heavyread.reader.traffic.Traffic;

/**
 * Measures how long the requests that were read together took: from the read until their
 * answers were handed to the socket. For the connection's event loop only.
 */
final class BatchTimer {

	private final Traffic traffic;

	private long beginNanos;

	private boolean running;

	BatchTimer(Traffic traffic) {
		this.traffic = traffic;
	}

	/** Begin, unless a batch is being worked on. */
	void begin(long nanoTime) {
		if (!this.running) {
			this.running = true;
			this.beginNanos = nanoTime;
		}
	}

	boolean isRunning() {
		return this.running;
	}

	void end(long nanoTime) {
		this.running = false;
		this.traffic.recordBatch(nanoTime - this.beginNanos);
	}

}
