package io.heavyread.reader.server;

/**
 * Measures how long the requests took that were read together, from when they were read
 * until their answers were handed over. For the connection's event loop only.
 */
final class BatchTimer {

	private final Deadlines deadlines;

	private long beginNanos;

	private boolean running;

	BatchTimer(Deadlines deadlines) {
		this.deadlines = deadlines;
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
		this.deadlines.recordBatch(nanoTime - this.beginNanos);
	}

}
